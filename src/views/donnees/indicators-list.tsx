import { type ReactNode, useMemo, useState } from 'react';
import { formatBound, formatCount, formatShare } from '../../domain/format';
import { filterByWords, indicatorsFile, indicatorText, type IndicatorRow } from '../../view-models/sources';
import { DownloadButton } from '../files/download-button';

/** Every indicator’s definition, grouped as in the catalogue. */
export function IndicatorsList({ indicators }: { readonly indicators: readonly IndicatorRow[] }): ReactNode {
  const [query, setQuery] = useState('');
  const found = useMemo(() => filterByWords(indicators, query, indicatorText), [indicators, query]);
  const groups = useMemo(() => [...new Set(found.map((row) => row.groupe))], [found]);
  return (
    <>
      <div className="donnees__tools">
        <label className="field">
          <span className="field__label">Chercher un indicateur</span>
          <input className="input" type="search" value={query} maxLength={80} placeholder="médecins, revenu…" onChange={(event) => setQuery(event.target.value)} />
        </label>
        <output className="small muted">{formatCount(found.length, 'indicateur')}</output>
        <DownloadButton offer={{ titre: 'indicateurs', make: () => indicatorsFile(found) }} />
      </div>
      {groups.map((group) => (
        <section key={group} className="donnees__group">
          <h3>{group}</h3>
          {found
            .filter((row) => row.groupe === group)
            .map((row) => (
              <details key={row.id} className="disclosure donnees__item">
                <summary>
                  {row.libelle}
                  {row.estimation ? <span className="tag">estimation</span> : null}
                  {row.maille === 'bassin_vie' ? <span className="tag">bassin de vie</span> : null}
                </summary>
                <p>{row.definition}</p>
                {row.avertissement === null ? null : <p>À savoir : {row.avertissement}</p>}
                <p className="source-line">
                  {row.nature === 'continu' ? `Unité : ${row.unite}. ` : ''}
                  {row.seuil === null ? '' : `Seuil : ${formatBound(row.seuil, row.decimales)}${row.seuil_libelle === null ? '' : ` (${row.seuil_libelle})`}. `}
                  Source : {row.source_producteur ?? ''} {row.source_titre ?? row.source}. Millésime : {row.millesime ?? 'non précisé'}.
                  {row.source_couverture === null ? '' : ` La source informe ${formatShare(row.source_couverture, 1)} des communes.`}
                </p>
              </details>
            ))}
        </section>
      ))}
    </>
  );
}
