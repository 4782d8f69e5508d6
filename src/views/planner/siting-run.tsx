import { type ReactNode, useEffect, useRef } from 'react';

interface SitingRunProps {
  /** Why nothing can be searched; null when it can. */
  readonly fault: string | null;
  /** What there is to choose from and to gain. */
  readonly context: string | null;
  readonly ready: boolean;
  readonly running: { readonly part: number | null; readonly text: string; readonly phase: string } | null;
  readonly onRun: () => void;
  readonly onCancel: () => void;
}

/** Starts a search, tells how far it is, ends it. */
export function SitingRun({ fault, context, ready, running, onRun, onCancel }: SitingRunProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  const busy = running !== null;
  // One button takes the place of the other: the focus goes from one to the other.
  useEffect(() => {
    if (was.current !== busy && document.activeElement === document.body) button.current?.focus();
    was.current = busy;
  }, [busy]);
  return (
    <div className="siting-run">
      <output className="siting-run__context">
        {fault === null ? context : <span className="field__error">{fault}</span>}
      </output>
      {busy ? (
        <button key="annuler" ref={button} type="button" className="button" onClick={onCancel}>
          Annuler la recherche
        </button>
      ) : (
        <button key="chercher" ref={button} type="button" className="button button--primary" disabled={!ready || fault !== null} onClick={onRun}>
          Chercher les meilleurs lieux
        </button>
      )}
      <output className="siting-run__phase">{running?.phase}</output>
      {running === null ? null : (
        <>
          <progress className="siting-run__bar" aria-label="Avancement de la recherche" max={1} {...(running.part === null ? {} : { value: running.part })} />
          <p className="small">{running.text}</p>
        </>
      )}
    </div>
  );
}
