import { type ReactNode, useMemo, useState } from 'react';
import { formatCount } from '../../domain/format';
import { filterByWords, sourceCard, type SourceRow, sourcesFile, sourceText } from '../../view-models/sources';
import { DownloadButton } from '../files/download-button';

/** Every source, read or not, and why not. */
export function SourcesList({ sources }: { readonly sources: readonly SourceRow[] }): ReactNode {
  const [query, setQuery] = useState('');
  const found = useMemo(() => filterByWords(sources, query, sourceText), [sources, query]);
  return (
    <>
      <div className="donnees__tools">
        <label className="field">
          <span className="field__label">Chercher une source</span>
          <input className="input" type="search" value={query} maxLength={80} placeholder="titre, producteur, licence…" onChange={(event) => setQuery(event.target.value)} />
        </label>
        <output className="small muted">{formatCount(found.length, 'source')}</output>
        <DownloadButton offer={{ titre: 'sources', make: () => sourcesFile(found) }} />
      </div>
      <ul className="donnees__cards">
        {found.map((source) => {
          const card = sourceCard(source);
          return (
            <li key={card.id} className="donnees__card card">
              <h3>{card.titre}</h3>
              <p className="small">
                {card.producteur} <span className={card.ok ? 'tag tag--accent' : 'tag tag--warn'}>{card.status}</span>
              </p>
              {card.why === null ? null : <p className="notice notice--warn">{card.why}</p>}
              <dl className="facts">
                {card.facts.map(({ label, text }) => (
                  <Fact key={label} label={label} text={text} />
                ))}
              </dl>
              {card.link === null ? null : (
                <a className="small" href={card.link} target="_blank" rel="noopener noreferrer">
                  Page de la source<span className="sr-only"> {card.titre} (nouvel onglet)</span>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}
