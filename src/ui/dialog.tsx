import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { Icon } from './icons';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Takes the whole window. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Native modal dialog: focus kept inside, Escape closes, focus given back. */
export function Dialog({ title, onClose, wide = false, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // What it holds is made once it is on screen: a map has then a size to be framed in.
  const [open, setOpen] = useState(false);
  const show = useCallback((element: HTMLDialogElement | null): void => {
    dialog.current = element;
    if (element === null) return;
    if (!element.open) element.showModal();
    setOpen(true);
  }, []);
  return (
    <dialog ref={show} className={wide ? 'dialog dialog--wide' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <header className="dialog__head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button button--quiet button--icon" aria-label="Fermer" onClick={() => dialog.current?.close()}>
          <Icon name="fermer" />
        </button>
      </header>
      <div className="dialog__body">{open ? children : null}</div>
    </dialog>
  );
}
