import { lazy, type ReactNode, Suspense, useState } from 'react';
import { longestName } from '../../../state/scenario-name';
import { keptRow } from '../../../view-models/planner/kept';
import { territoryName } from '../../../view-models/territories';
import { KeptScenarios } from '../../../views/planner/kept-scenarios';
import { ScenarioName } from '../../../views/planner/scenario-name';
import { ScenarioTools } from '../../../views/planner/scenario-tools';
import type { Planner } from '../use-planner';
import { ErrorBoundary } from '../../error-boundary';
import type { Documents } from './use-documents';

const Comparison = lazy(() => import('./comparison'));

/** The scenario as a document, and those that the device keeps. */
export function DocumentsPanel({ planner, documents }: { readonly planner: Planner; readonly documents: Documents }): ReactNode {
  const { scenario } = planner.scenario;
  const { byId } = planner.explorer.territories;
  const { library, kept } = documents;
  const [open, setOpen] = useState<'comparaison' | null>(null);
  const close = (): void => setOpen(null);
  const nameOfTerritory = (id: string): string | null => {
    const territory = byId.get(id);
    return territory === undefined ? null : territoryName(territory);
  };
  return (
    <>
      <ScenarioTools
        name={<ScenarioName key={scenario.nom} nom={scenario.nom} longest={longestName} onName={documents.rename} />}
        said={documents.said}
        onKeep={documents.keep}
        onCopyLink={documents.copyLink}
        onSaveFile={documents.saveFile}
        onFile={documents.openFile}
        onCompare={() => setOpen('comparaison')}
      />
      <KeptScenarios
        rows={kept.scenarios.map((own) => keptRow(own, nameOfTerritory))}
        longest={longestName}
        trouble={kept.panne}
        undoable={kept.reprise}
        onUndo={library.restore}
        onOpen={documents.openKept}
        onRename={library.rename}
        onDuplicate={library.duplicate}
        onRemove={library.remove}
      />
      {open === 'comparaison' ? (
        <ErrorBoundary what="la comparaison">
          <Suspense fallback={<output className="muted small">Lecture de la comparaison…</output>}>
            <Comparison planner={planner} present={scenario} kept={kept.scenarios} onClose={close} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
