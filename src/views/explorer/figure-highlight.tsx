import type { ReactNode } from 'react';
import type { FigureRow } from '../../view-models/sheet';
import { yearText } from '../../view-models/year';

interface HighlightProps {
  readonly row: FigureRow;
  readonly names: { readonly commune: string; readonly territory: string; readonly departement: string; readonly france: string };
  readonly position: string | null;
}

/** The indicator on the map, for this commune, beside its territory, its département and France. */
export function FigureHighlight({ row, names, position }: HighlightProps): ReactNode {
  const { indicator } = row;
  const lines = [
    { name: names.commune, figure: row.commune, main: true },
    { name: names.territory, figure: row.territory, main: false },
    ...(names.departement === names.territory ? [] : [{ name: names.departement, figure: row.departement, main: false }]),
    ...(names.france === names.territory ? [] : [{ name: names.france, figure: row.france, main: false }]),
  ];
  const known = lines.flatMap(({ figure }) => figure.value ?? []);
  const top = Math.max(...known, indicator.seuil ?? 0);
  const scaled = indicator.nature === 'continu' && known.length > 1 && Math.min(...known) >= 0 && top > 0;
  return (
    <div className="highlight">
      <p className="small">
        <strong>{indicator.libelle}</strong>, {yearText(indicator, row.annee)}
        <span className="muted"> · {indicator.nature === 'continu' ? indicator.unite : 'zonage'}</span>
      </p>
      <dl className="highlight__lines">
        {lines.map(({ name, figure, main }) => (
          <div key={name} className={main ? 'highlight__line highlight__line--main' : 'highlight__line'}>
            <dt>{name}</dt>
            <dd>
              <span className="figures">{figure.text}</span>
              {figure.note === null ? null : <span className="highlight__note"> {figure.note}</span>}
            </dd>
            {scaled ? (
              <svg className="highlight__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect width="100" height="6" className="highlight__track" />
                {figure.value === null ? null : <rect width={(figure.value / top) * 100} height="6" className="highlight__value" />}
                {indicator.seuil === null ? null : (
                  <line x1={(indicator.seuil / top) * 100} x2={(indicator.seuil / top) * 100} y1="0" y2="6" className="highlight__threshold" />
                )}
              </svg>
            ) : null}
          </div>
        ))}
      </dl>
      {indicator.seuil !== null && indicator.seuil_libelle !== null ? <p className="field__hint">Trait : seuil. {indicator.seuil_libelle}.</p> : null}
      {position === null ? null : <p className="small">{position}</p>}
      {indicator.avertissement === null ? null : <p className="field__hint">{indicator.avertissement}</p>}
    </div>
  );
}
