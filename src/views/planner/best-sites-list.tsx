import type { ReactNode } from 'react';

export interface ShownSite {
  readonly rank: number;
  readonly nom: string;
  readonly effect: string;
}

interface BestSitesListProps {
  /** One full-time post of what. */
  readonly post: string;
  readonly sites: readonly ShownSite[];
  readonly warning: string;
  /** Address of the page that says how far the model may be trusted. */
  readonly method: string;
  readonly onAdd: (rank: number) => void;
}

/** Where one more post would do most; each can be tried at once. */
export function BestSitesList({ post, sites, warning, method, onAdd }: BestSitesListProps): ReactNode {
  return (
    <section className="plan-section" aria-label="Où ensuite">
      <h2>Où ensuite ?</h2>
      <p className="small">
        Estimation : les dix communes du territoire où un {post} à temps plein de plus ferait passer le plus d’habitants au-dessus du seuil, puis réduirait le plus le déficit. Ces habitants sont comptés partout, dans le territoire et
        autour.
      </p>
      <p className="plan-warning small">
        {warning} <a href={method}>Méthode et validation</a>
      </p>
      {sites.length === 0 ? <p className="muted small">Aucune commune du territoire n’a plus d’habitants sous le seuil à portée.</p> : null}
      <ol className="plan-sites">
        {sites.map(({ rank, nom, effect }) => (
          <li key={rank} className="plan-site">
            <span className="plan-site__text">
              <strong>{nom}</strong>
              <span className="muted small">{effect}</span>
            </span>
            <button type="button" className="button button--small" aria-label={`Ajouter un poste à ${nom}`} onClick={() => onAdd(rank)}>
              Ajouter
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
