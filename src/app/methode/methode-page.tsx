import '../../views/methode/methode.css';
import { type ReactNode, useMemo } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { StartupIndicator } from '../../contract/startup';
import { allSources, modelQuality } from '../../db/queries';
import { Notice } from '../../ui/notice';
import { useResource, valueOf } from '../../ui/use-resource';
import { parametersView, sourcesOfModel, withoutSupply } from '../../view-models/methode/parameters';
import { qualityView } from '../../view-models/quality';
import { AplSection } from '../../views/methode/apl-section';
import { FormulasSection } from '../../views/methode/formulas-section';
import { LimitsSection } from '../../views/methode/limits-section';
import { ModelSources } from '../../views/methode/model-sources';
import { OfficialSection } from '../../views/methode/official-section';
import { ParametersTable } from '../../views/methode/parameters-table';
import { PlannerSection } from '../../views/methode/planner-section';
import { VariantsSection } from '../../views/methode/variants-section';
import { TimesText } from '../../views/methode/times-text';
import { EngineNotice } from '../engine-notice';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import { useServices } from '../services';
import type { Scheme } from '../theme';
import { useQuery } from '../use-query';
import { readAccess } from './read-access';
import { Validation } from './validation';

const sections = [
  ['fiabilite', 'Peut-on s’y fier\u202f?'],
  ['apl', 'Ce que mesure l’APL'],
  ['calcul', 'Le calcul'],
  ['variantes', 'Les variantes'],
  ['planificateur', 'Lacunes, lieux, critères'],
  ['parametres', 'Les paramètres'],
  ['temps', 'Les temps de trajet'],
  ['limites', 'Les limites'],
  ['officiel', 'Officiel ou estimé'],
  ['sources-methode', 'Les sources'],
] as const;

function goTo(id: string): void {
  const section = document.querySelector<HTMLElement>(`#${id}`);
  section?.scrollIntoView();
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

interface MethodePageProps {
  readonly manifest: Manifest;
  readonly indicators: readonly StartupIndicator[];
  readonly scheme: Scheme;
}

/** How access is computed, from what, and how far it can be trusted: figures measured on the data, then the method in plain words. */
export default function MethodePage({ manifest, indicators, scheme }: MethodePageProps): ReactNode {
  const { files } = useServices();
  const sources = useQuery(allSources, {});
  const quality = useQuery(modelQuality, {});
  const access = useResource('acces', (signal) => readAccess(files, manifest, signal));
  const header = valueOf(access)?.header ?? null;
  const known = valueOf(sources);
  const parameters = useMemo(() => (header === null ? null : parametersView(header, indicators, known)), [header, indicators, known]);
  const [rows, measured] = [valueOf(sources), valueOf(quality)];
  return (
    <div className="methode">
      <section>
        <h1>Méthode</h1>
        <p className="methode__lead">
          Comment l’accès aux soins est calculé, avec quels chiffres, et jusqu’où s’y fier. Les mesures de cette page sont refaites à chaque publication
          des données.
        </p>
        {manifest.etat === 'repli' ? (
          <Notice tone="warn">Cette publication a été faite sans les sources ouvertes&nbsp;: le modèle d’accès n’a pas pu être calculé ni vérifié. La méthode reste décrite.</Notice>
        ) : null}
        <nav className="methode__nav" aria-label="Sections de la méthode">
          {sections.map(([id, label]) => (
            <button key={id} type="button" className="button button--small" onClick={() => goTo(id)}>
              {label}
            </button>
          ))}
          <button type="button" className="button button--small button--quiet" onClick={() => window.print()}>
            Imprimer
          </button>
        </nav>
        <EngineNotice />
      </section>

      <section id="fiabilite" className="methode__section">
        <h2 tabIndex={-1}>Peut-on s’y fier&#8239;?</h2>
        <ErrorBoundary what="la validation du modèle">
          <Validation manifest={manifest} indicators={indicators} scheme={scheme} access={access} />
        </ErrorBoundary>
        {parameters === null || withoutSupply(parameters) === null ? null : (
          <>
            <h3>Les autres professions</h3>
            <p className="methode__text">
              Pour {withoutSupply(parameters)}, le nombre de professionnels par commune n’est pas publié. Aucune vérification n’est donc possible, et
              seuls des ajouts peuvent être simulés&nbsp;: pas de départs.
            </p>
          </>
        )}
      </section>

      <AplSection parameters={parameters} />
      <FormulasSection />
      <VariantsSection />
      <PlannerSection />

      <section id="parametres" className="methode__section">
        <h2 tabIndex={-1}>Les paramètres</h2>
        <p className="methode__text">
          Les barèmes viennent de la feuille «&nbsp;Paramètres&nbsp;» des classeurs de la DREES, lue à chaque publication. Seule l’activité d’un poste déjà en place
          est calée par le projet.
        </p>
        {parameters === null ? <Pending resource={access} what="Les paramètres" /> : <ParametersTable parameters={parameters} />}
      </section>

      <section id="temps" className="methode__section">
        <h2 tabIndex={-1}>Les temps de trajet</h2>
        <TimesText summary={measured === null ? null : qualityView(measured).summary} />
        <Pending resource={quality} what="L’erreur mesurée des temps" />
      </section>

      <LimitsSection />
      <OfficialSection />

      <section id="sources-methode" className="methode__section">
        <h2 tabIndex={-1}>Les sources</h2>
        {rows === null ? <Pending resource={sources} what="Les sources" /> : <ModelSources sources={sourcesOfModel(rows)} />}
        <p className="methode__text">
          Toutes les sources, les définitions et les anomalies relevées sont dans la vue <a href="#vue=donnees">Données</a>.
        </p>
      </section>
    </div>
  );
}
