import '../../views/planner/planner.css';
import { type ReactNode, Suspense, useState } from 'react';
import { planVolets, speaksOfProfession } from '../../state/view-state';
import { Notice } from '../../ui/notice';
import { ErrorBoundary } from '../error-boundary';
import type { Explorer } from '../explorer/use-explorer';
import { RefusedLink } from '../refused-link';
import { createMapSlot, MapSlotProvider } from './map-slot';
import { PlannerHead } from './planner-head';
import { PlannerMap } from './planner-map';
import { usePlanner } from './use-planner';
import { volets } from './volets';

/** The planner: who is left out, what a scenario changes, where to act next. Its parts share the territory, the scenario and the map. */
export default function PlannerPage({ explorer }: { readonly explorer: Explorer }): ReactNode {
  const [slot] = useState(createMapSlot);
  const shown = volets[explorer.state.plan.volet];
  const planner = usePlanner(explorer, speaksOfProfession(explorer.state.plan.volet));
  const { plan, words, ofProfession, territoryName, update } = planner;

  if (explorer.manifest.acces === undefined) {
    return (
      <div className="planner planner--alone">
        <h1>Planifier</h1>
        <Notice tone="warn">
          La simulation n’est pas disponible : cette publication ne contient pas le fichier d’accès, parce qu’une source du modèle manquait quand elle a été faite. L’explorateur et les données restent disponibles.
        </Notice>
      </div>
    );
  }

  return (
    <MapSlotProvider value={slot}>
      <div className="planner">
        <h1 className="sr-only">
          Planifier : {ofProfession ? words.label : shown.label}
          {territoryName === '' ? '' : `, ${territoryName}`}
        </h1>
        <div className="planner__head">
          <RefusedLink unknown={explorer.unknown} />
          <PlannerHead planner={planner} />
          <nav className="planner__volets" aria-label="Parties de Planifier">
            {planVolets.map((volet) => (
              <button key={volet} type="button" className="planner__volet" aria-current={volet === plan.volet ? 'page' : undefined} onClick={() => update({ volet })}>
                {volets[volet].label}
              </button>
            ))}
          </nav>
        </div>
        <PlannerMap planner={planner} />
        <ErrorBoundary key={plan.volet} what={`la partie ${shown.label}`}>
          <Suspense fallback={<p className="loading planner__panel">Lecture de la partie {shown.label}…</p>}>
            <shown.Component planner={planner} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </MapSlotProvider>
  );
}
