import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icons';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Native modal dialog: focus kept inside, Escape closes, focus given back. */
export function Dialog({ title, onClose, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header className="dialog__head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button button--quiet button--icon" aria-label="Fermer" onClick={() => dialog.current?.close()}>
          <Icon name="fermer" />
        </button>
      </header>
      <div className="dialog__body">{children}</div>
    </dialog>
  );
}
