import '../../views/donnees/donnees.css';
import type { ReactNode } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { StartupIndicator } from '../../contract/startup';
import { allIndicators, allSources, modelQuality } from '../../db/queries';
import { formatCount, formatDate } from '../../domain/format';
import { Notice } from '../../ui/notice';
import { valueOf } from '../../ui/use-resource';
import { IndicatorsList } from '../../views/donnees/indicators-list';
import { QualityTable } from '../../views/donnees/quality-table';
import { SourcesList } from '../../views/donnees/sources-list';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import { EngineNotice } from '../engine-notice';
import { useQuery } from '../use-query';
import type { TerritoryEntry } from '../../view-models/territories';
import { AnomaliesContainer } from './anomalies-container';
import { ValuesContainer } from './values-container';

const sections = [
  ['sources', 'Sources'],
  ['indicateurs', 'Indicateurs'],
  ['modeles', 'Temps de trajet'],
  ['anomalies', 'Anomalies'],
  ['valeurs', 'Toutes les valeurs'],
] as const;

interface DonneesPageProps {
  readonly manifest: Manifest;
  /** The catalogue. */
  readonly catalogue: readonly StartupIndicator[];
  /** Territory at hand in the explorer. */
  readonly territory: TerritoryEntry | null;
}

/** Where every figure comes from, how it is defined, and what was wrong in the files. */
export default function DonneesPage({ manifest, catalogue, territory }: DonneesPageProps): ReactNode {
  const sources = useQuery(allSources, {});
  const indicators = useQuery(allIndicators, {});
  const quality = useQuery(modelQuality, {});
  const [s, i, q] = [valueOf(sources), valueOf(indicators), valueOf(quality)];
  return (
    <div className="donnees">
      <section>
        <h1>Données</h1>
        <p className="donnees__lead">
          D’où vient chaque chiffre, comment il est défini, et ce qui a été trouvé faux dans les fichiers. {formatCount(manifest.nb_communes, 'commune')}
          {manifest.donnees_au === null ? '' : `, sources mises à jour jusqu’au ${formatDate(manifest.donnees_au)}`}.
        </p>
        {manifest.etat === 'repli' ? (
          <Notice tone="warn">
            Cette publication a été faite sans les sources ouvertes : seules les communes des contrats sont décrites, avec des contours schématiques.
          </Notice>
        ) : null}
        <nav className="donnees__nav" aria-label="Sections">
          {sections.map(([id, label]) => (
            <button key={id} type="button" className="button button--small" onClick={() => document.querySelector(`#${id}`)?.scrollIntoView()}>
              {label}
            </button>
          ))}
        </nav>
        <EngineNotice />
      </section>
      <section id="sources">
        <h2>Sources</h2>
        <ErrorBoundary what="les sources">{s === null ? <Pending resource={sources} what="Les sources" /> : <SourcesList sources={s} />}</ErrorBoundary>
      </section>
      <section id="indicateurs">
        <h2>Indicateurs</h2>
        <ErrorBoundary what="les indicateurs">
          {i === null ? <Pending resource={indicators} what="Les indicateurs" /> : <IndicatorsList indicators={i} />}
        </ErrorBoundary>
      </section>
      <section id="modeles">
        <h2>Qualité de l’estimation des temps de trajet</h2>
        <p className="donnees__lead">
          Les minutes vers un lieu sont estimées en voiture, d’après la distance et la densité, et ajustées sur les minutes officielles vers les urgences.
        </p>
        {q === null ? <Pending resource={quality} what="La qualité des modèles" /> : <QualityTable rows={q} />}
      </section>
      <section id="anomalies">
        <h2>Anomalies relevées dans les fichiers</h2>
        <AnomaliesContainer titles={new Map((s ?? []).map((source) => [source.id, source.titre]))} />
      </section>
      <section id="valeurs">
        <h2>Toutes les valeurs du territoire</h2>
        <ValuesContainer key={territory?.id ?? ''} territory={territory} indicators={catalogue} />
      </section>
    </div>
  );
}
