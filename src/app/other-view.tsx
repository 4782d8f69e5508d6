import { lazy, type ReactNode, Suspense } from 'react';
import type { Vue } from '../state/view-state';
import { ErrorBoundary } from './error-boundary';
import type { Explorer } from './explorer/use-explorer';
import { vueLabels } from './vue-labels';

const ActionsPage = lazy(() => import('./actions/actions-page'));
const DonneesPage = lazy(() => import('./donnees/donnees-page'));
const MethodePage = lazy(() => import('./methode/methode-page'));
const PlannerPage = lazy(() => import('./planner/planner-page'));
const PortraitPage = lazy(() => import('./portrait/portrait-page'));

interface OtherViewProps {
  readonly vue: Exclude<Vue, 'explorer'>;
  readonly explorer: Explorer;
}

/** A view that is not the map: its code is read when it is asked for, and what breaks in it leaves the others alone. */
export function OtherView({ vue, explorer }: OtherViewProps): ReactNode {
  const name = `la vue ${vueLabels[vue]}`;
  return (
    <div className="main__view main__view--scroll" key={vue}>
      <ErrorBoundary what={name}>
        <Suspense fallback={<p className="loading">Lecture de {name}…</p>}>
          <Page vue={vue} explorer={explorer} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

function Page({ vue, explorer }: OtherViewProps): ReactNode {
  const { manifest, startup, territory, scheme } = explorer;
  switch (vue) {
    case 'planifier':
      return <PlannerPage explorer={explorer} />;
    case 'portrait':
      return <PortraitPage explorer={explorer} />;
    case 'actions':
      return <ActionsPage explorer={explorer} />;
    case 'donnees':
      return <DonneesPage manifest={manifest} catalogue={startup.indicateurs} territory={territory} />;
    case 'methode':
      return <MethodePage manifest={manifest} indicators={startup.indicateurs} scheme={scheme} />;
  }
}
