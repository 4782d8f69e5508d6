import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { ErrorBoundary } from './error-boundary';
import { type Services, ServicesProvider } from './services';
import { readStart, type Start } from './start';

/** The page is drawn once with its data and its map when they come within this time, else without them first; ms. */
const patience = 400;

async function startSoon({ files, map, tiles, store }: Services): Promise<Start | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, patience, null);
  });
  // A failure is told by the page, which asks again.
  const start = readStart(files).catch(() => null);
  const drawn = store.get().vue === 'explorer' ? Promise.all([map.open(), tiles.source(0)]).catch(() => null) : null;
  return Promise.race([Promise.all([start, drawn]).then(([read]) => read), late.then(() => Promise.race([start, null]))]);
}

/** Draws the page in `root` from now on. */
export async function renderPage(root: Element, services: Services): Promise<void> {
  const known = await startSoon(services);
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary what="la page">
        <ServicesProvider value={services}>
          <App known={known} embedded={root.hasAttribute('data-integre')} />
        </ServicesProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
