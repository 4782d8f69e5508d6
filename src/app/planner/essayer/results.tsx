import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ChangesSource } from '../../../view-models/planner/changes';
import { scenarioFile } from '../../../view-models/planner/scenario-file';
import { ExportButtons } from '../../../views/planner/export-buttons';
import { ErrorBoundary } from '../../error-boundary';
import type { Planner } from '../use-planner';
import { useServices } from '../../services';
import { contentOf } from './content';

const NoteDialog = lazy(() => import('./note-dialog'));

interface ResultsProps {
  readonly planner: Planner;
  /** Null until the figures are there. */
  readonly changes: ChangesSource | null;
  readonly link: string;
}

/** What leaves the page: spreadsheet, map for a GIS, note. */
export function Results({ planner, changes, link }: ResultsProps): ReactNode {
  const { files, access } = useServices();
  const [note, setNote] = useState(false);
  if (changes === null) return null;
  return (
    <>
      <ExportButtons file={async () => scenarioFile(await contentOf({ planner, files, access, changes, link }))} onNote={() => setNote(true)} />
      {note ? (
        <ErrorBoundary what="la note">
          <Suspense fallback={<output className="muted small">Lecture de la note…</output>}>
            <NoteDialog planner={planner} changes={changes} link={link} onClose={() => setNote(false)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
