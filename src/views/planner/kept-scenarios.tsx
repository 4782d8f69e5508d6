import { type ReactNode, useRef, useState } from 'react';
import { Notice } from '../../ui/notice';
import type { KeptRow } from '../../view-models/planner/kept';

interface KeptScenariosProps {
  readonly rows: readonly KeptRow[];
  readonly longest: number;
  /** What a person must know of the storage; null when all is well. */
  readonly trouble: string | null;
  /** The last thing done that can be taken back; null when there is none. */
  readonly undoable: string | null;
  readonly onUndo: () => void;
  readonly onOpen: (id: string) => void;
  /** @returns why it cannot be; null once done. */
  readonly onRename: (id: string, nom: string) => string | null;
  readonly onDuplicate: (id: string) => string | null;
  readonly onRemove: (id: string) => void;
}

/** Scenarios kept on this device. */
export function KeptScenarios({ rows, longest, trouble, undoable, onUndo, onOpen, onRename, onDuplicate, onRemove }: KeptScenariosProps): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const toTitle = (): void => title.current?.focus();
  return (
    <section className="plan-section" aria-label="Scénarios gardés">
      <h2 ref={title} tabIndex={-1}>
        Scénarios gardés
      </h2>
      <p className="field__hint">Sur cet appareil seulement : rien n’est envoyé.</p>
      {trouble === null ? null : (
        <Notice tone="warn" live>
          {trouble}
        </Notice>
      )}
      <output className="plan-kept__undo">
        {undoable === null ? null : (
          <>
            {undoable}{' '}
            <button
              type="button"
              className="button button--small"
              onClick={() => {
                toTitle();
                onUndo();
              }}
            >
              Annuler
            </button>
          </>
        )}
      </output>
      {rows.length === 0 ? <p className="muted small">Aucun scénario gardé.</p> : null}
      <ul className="plan-kept">
        {rows.map(({ id, nom, detail }) => (
          <li key={id} className="plan-kept__item">
            {renamed === id ? (
              <RenameForm
                nom={nom}
                longest={longest}
                onRename={(next) => {
                  const reason = onRename(id, next);
                  if (reason === null) {
                    setRenamed(null);
                    toTitle();
                  }
                  return reason;
                }}
                onCancel={() => {
                  setRenamed(null);
                  toTitle();
                }}
              />
            ) : (
              <>
                <span className="plan-kept__text">
                  <strong>{nom}</strong>
                  <span className="muted small">{detail}</span>
                </span>
                <span className="plan-steps">
                  <button type="button" className="button button--small" aria-label={`Ouvrir : ${nom}`} onClick={() => onOpen(id)}>
                    Ouvrir
                  </button>
                  <button type="button" className="button button--small button--quiet" aria-label={`Renommer : ${nom}`} onClick={() => setRenamed(id)}>
                    Renommer
                  </button>
                  <button type="button" className="button button--small button--quiet" aria-label={`Dupliquer : ${nom}`} onClick={() => setRefusal(onDuplicate(id))}>
                    Dupliquer
                  </button>
                  <button
                    type="button"
                    className="button button--small button--quiet"
                    aria-label={`Supprimer : ${nom}`}
                    onClick={() => {
                      // The button goes with its scenario: the focus stays near.
                      toTitle();
                      onRemove(id);
                    }}
                  >
                    Supprimer
                  </button>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <output className="field__error">{refusal}</output>
    </section>
  );
}

interface RenameFormProps {
  readonly nom: string;
  readonly longest: number;
  readonly onRename: (nom: string) => string | null;
  readonly onCancel: () => void;
}

function RenameForm({ nom, longest, onRename, onCancel }: RenameFormProps): ReactNode {
  const [typed, setTyped] = useState(nom);
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <form
      className="plan-kept__rename"
      onSubmit={(event) => {
        event.preventDefault();
        setRefusal(onRename(typed));
      }}
    >
      <input
        ref={(element) => element?.focus()}
        className="input"
        aria-label={`Nouveau nom de ${nom}`}
        aria-invalid={refusal !== null}
        maxLength={longest}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <button type="submit" className="button button--small">
        Renommer
      </button>
      <button type="button" className="button button--small button--quiet" onClick={onCancel}>
        Annuler
      </button>
      <output className="field__error">{refusal}</output>
    </form>
  );
}
