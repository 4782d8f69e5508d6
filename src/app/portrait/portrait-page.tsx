import '../../views/portrait/portrait.css';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { formatCount } from '../../domain/format';
import { Notice } from '../../ui/notice';
import { isolatedFrom } from '../../view-models/portrait/isolated';
import { isFrance } from '../../view-models/portrait/subject';
import { AccessCards } from '../../views/portrait/access-cards';
import { ContractSection } from '../../views/portrait/contract-section';
import { IsolatedTable } from '../../views/portrait/isolated-table';
import { PlacesTable } from '../../views/portrait/places-table';
import { PopulationTable } from '../../views/portrait/population-table';
import { ReachSection } from '../../views/portrait/reach-section';
import { EngineNotice } from '../engine-notice';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import type { Explorer } from '../explorer/use-explorer';
import { useMoment } from '../marks';
import { useTimesError } from '../planner/lacunes/use-times-error';
import { RefusedLink } from '../refused-link';
import { CompareSection } from './compare-section';
import { PortraitHead } from './portrait-head';
import { PortraitMap } from './portrait-map';
import { SimilarSection } from './similar-section';
import { SlidesButton } from './slides/slides-button';
import { usePortrait } from './use-portrait';

const PrintDialog = lazy(() => import('./print-dialog'));

/** The portrait of a territory: what it is, who reaches care, who is far from what, what its contract promises. */
export default function PortraitPage({ explorer }: { readonly explorer: Explorer }): ReactNode {
  const parts = usePortrait(explorer);
  const { input, unknown, columns, figures, places, placesResource, contract, contractResource } = parts;
  const [printing, setPrinting] = useState(false);
  const error = useTimesError();
  const subject = input?.subject ?? null;
  useMoment('cls:portrait', figures === null ? null : (subject?.id ?? null));
  const alone = subject !== null && isFrance(subject);
  const name = subject?.titre ?? '';
  const failed = columns.status === 'pret' ? columns.value.failures.length : 0;
  return (
    <div className="portrait">
      <RefusedLink unknown={[...explorer.unknown, ...unknown]} />
      <PortraitHead explorer={explorer} title={name} detail={subject?.detail ?? null} lead={figures?.lead ?? null} onPrint={figures === null ? null : () => setPrinting(true)}>
        <SlidesButton key={`${subject?.id ?? ''} ${explorer.state.portrait.ensemble.join(',')}`} explorer={explorer} input={input} around={figures?.around ?? []} />
      </PortraitHead>
      <EngineNotice />
      {printing ? (
        <ErrorBoundary what="le portrait à imprimer">
          <Suspense fallback={<p className="loading">Le portrait à imprimer se prépare…</p>}>
            <PrintDialog explorer={explorer} parts={parts} onClose={() => setPrinting(false)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
      {columns.status === 'echec' ? <Pending resource={columns} what="Les chiffres" /> : null}
      {explorer.communes.status === 'echec' ? <Pending resource={explorer.communes} what="Les communes" /> : null}
      {failed === 0 ? null : <Notice tone="warn">{formatCount(failed, 'fichier de valeurs n’a', 'fichiers de valeurs n’ont')} pas pu être lu{failed > 1 ? 's' : ''} : ce qui en dépend n’est pas montré, le reste est juste. Rechargez la page pour réessayer.</Notice>}
      {input === null || figures === null ? (
        <output className="muted">Lecture des chiffres…</output>
      ) : (
        <>
          <div className="portrait__first">
            <ErrorBoundary what="la carte">
              <PortraitMap explorer={explorer} input={input} />
            </ErrorBoundary>
            <section className="portrait__section">
              <h2>Population et besoin</h2>
              <PopulationTable view={figures.population} name={name} alone={alone} className="plain-table" />
              {figures.population.sources.map((source) => (
                <p key={source} className="source-line">
                  {source}
                </p>
              ))}
            </section>
          </div>
          <section className="portrait__section">
            <h2>Accès aux soins</h2>
            {figures.access.length === 0 ? <p>Aucun chiffre d’accès n’est disponible.</p> : <AccessCards cards={figures.access} name={name} />}
          </section>
          {alone ? null : (
            <section className="portrait__section">
              <h2>Place parmi des territoires semblables</h2>
              <ErrorBoundary what="les territoires semblables">
                <SimilarSection key={input.subject.id} explorer={explorer} input={input} />
              </ErrorBoundary>
            </section>
          )}
          <section className="portrait__section">
            <h2>Comparer</h2>
            <ErrorBoundary what="la comparaison">
              <CompareSection explorer={explorer} input={input} />
            </ErrorBoundary>
          </section>
          <section className="portrait__section">
            <h2>Ce qui repose sur les généralistes de plus de 65 ans</h2>
            <p>{figures.retirement?.sentence ?? 'L’APL sans les médecins de plus de 65 ans n’est pas disponible.'}</p>
            {figures.retirement === null ? null : <p className="source-line">{figures.retirement.source}</p>}
          </section>
          <section className="portrait__section">
            <h2>Minutes jusqu’aux services</h2>
            <ErrorBoundary what="les minutes">
              <ReachSection rows={figures.reach} name={name} alone={alone} />
            </ErrorBoundary>
            <p className="source-line">{error ?? 'L’erreur des temps estimés n’est pas disponible.'}</p>
          </section>
          <section className="portrait__section">
            <h2>Communes à {isolatedFrom} minutes ou plus</h2>
            <IsolatedTable rows={figures.isolated} />
          </section>
          <section className="portrait__section">
            <h2>Relais et mobilité</h2>
            {places === null ? <Pending resource={placesResource} what="Les points" /> : <PlacesTable lines={places} />}
          </section>
          <section className="portrait__section">
            <h2>Contrat local de santé</h2>
            {contract === undefined ? <Pending resource={contractResource} what="Le contrat" /> : <ContractSection brief={contract} around={figures.around} />}
          </section>
        </>
      )}
    </div>
  );
}
