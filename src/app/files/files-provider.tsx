import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { Startup } from '../../contract/startup';
import type { FileFormat } from '../../view-models/files/formats';
import { type FileOffer, OfferProvider } from '../../views/files/offer';
import { ErrorBoundary } from '../error-boundary';

const DownloadDialog = lazy(() => import('./download-dialog'));

interface FilesProviderProps {
  readonly manifest: Manifest;
  readonly startup: Startup;
  readonly children: ReactNode;
}

/** The one way in which tables leave the page: whoever offers one, the same dialog opens. */
export function FilesProvider({ manifest, startup, children }: FilesProviderProps): ReactNode {
  const [opened, setOpened] = useState<{ readonly offer: FileOffer; readonly turn: number } | null>(null);
  const turns = useRef(0);
  const open = useCallback((offer: FileOffer): void => setOpened({ offer, turn: (turns.current += 1) }), []);
  const [format, setFormat] = useState<FileFormat>('xlsx');
  return (
    <OfferProvider value={open}>
      {children}
      {opened === null ? null : (
        <ErrorBoundary what="le téléchargement">
          <Suspense fallback={null}>
            <DownloadDialog
              key={opened.turn}
              offer={opened.offer}
              catalogue={startup.indicateurs}
              schematic={manifest.tuiles.contours_schematiques}
              format={format}
              onFormat={setFormat}
              // The word of a dialog that closes comes late: another may be open.
              onClose={() => setOpened((current) => (current?.turn === opened.turn ? null : current))}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </OfferProvider>
  );
}
