import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, readStart, type Start } from './app';
import { ErrorBoundary } from './error-boundary';
import { type Services, ServicesProvider } from './services';

/** The page is drawn once with its data when they come within this time, else without them first; ms. */
const patience = 400;

async function startSoon({ files }: Services): Promise<Start | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, patience, null);
  });
  // A failure is told by the page, which asks again.
  return Promise.race([readStart(files).catch(() => null), late]);
}

/** Draws the page in `root` from now on. */
export async function renderPage(root: Element, services: Services): Promise<void> {
  const known = await startSoon(services);
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary what="la page">
        <ServicesProvider value={services}>
          <App known={known} />
        </ServicesProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
