import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../../ui/icons';
import type { ActionDetail, OthersOnTheme } from '../../view-models/actions/detail';

interface ActionSheetProps {
  readonly detail: ActionDetail;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
  /** Shows what the action reaches on the explorer’s map; null: the commune that is named, else the contract. */
  readonly onMap: (commune: string | null) => void;
}

/** Everything that the documents say of an action, and who else does it. The focus comes to it when it opens: a new one for each action. */
export function ActionSheet({ detail, onClose, onOpen, onMap }: ActionSheetProps): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="action-sheet" aria-label="Fiche de l’action">
      <header className="action-sheet__head">
        <div>
          <p className="muted small">
            {detail.number} · {detail.contract}
            {detail.period === '' ? '' : ` (${detail.period})`}
          </p>
          <h2 ref={title} tabIndex={-1}>
            {detail.title}
          </h2>
        </div>
        <button type="button" className="button button--quiet button--icon" aria-label="Fermer la fiche de l’action" onClick={onClose}>
          <Icon name="fermer" />
        </button>
      </header>
      {detail.ended ? <p className="notice notice--warn">Contrat échu : cette action n’est pas une offre actuelle.</p> : null}
      <dl className="facts">
        {detail.facts.map(({ label, text, known }) => (
          <div key={label} className="action-sheet__fact">
            <dt>{label}</dt>
            <dd className={known ? undefined : 'muted'}>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="action-sheet__links">
        {detail.communes.map(({ code, nom }) => (
          <button key={code} type="button" className="button button--small" onClick={() => onMap(code)}>
            <Icon name="lieu" />
            {nom} sur la carte
          </button>
        ))}
        {detail.communes.length > 0 ? null : (
          <button type="button" className="button button--small" onClick={() => onMap(null)}>
            <Icon name="lieu" />
            Le territoire du contrat sur la carte
          </button>
        )}
      </div>
      <h3>Résultats</h3>
      {detail.results.length === 0 ? (
        <p className="small">
          Aucun résultat rattaché à cette action par le document.
          {detail.contractResults === 0 ? '' : ` Le contrat en cite ${detail.contractResults} sans les rattacher à une action.`}
        </p>
      ) : (
        <ul className="bullets small">
          {detail.results.map(({ text, period }) => (
            <li key={text}>
              {text} ({period})
            </li>
          ))}
        </ul>
      )}
      <h3>Qui d’autre le fait ?</h3>
      {detail.others.length === 0 ? <p className="small">Sans thème, l’action ne se compare à aucune autre.</p> : null}
      {detail.others.map((theme) => (
        <Others key={theme.theme} theme={theme} onOpen={onOpen} />
      ))}
      <p className="source-line">Source : {detail.source}.</p>
    </section>
  );
}

function Others({ theme, onOpen }: { readonly theme: OthersOnTheme; readonly onOpen: (id: string) => void }): ReactNode {
  if (theme.actions.length === 0) {
    return (
      <p className="small">
        {theme.label} : {theme.counts}. Cela ne dit pas que rien n’est fait ailleurs.
      </p>
    );
  }
  return (
    <details className="disclosure">
      <summary>
        {theme.label} : {theme.counts}
      </summary>
      <ul className="action-sheet__others small">
        {theme.actions.map(({ id, title, contract, ended }) => (
          <li key={id}>
            <button type="button" className="link-button" onClick={() => onOpen(id)}>
              {title}
            </button>{' '}
            <span className="muted">
              {contract}
              {ended ? ', échu' : ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
