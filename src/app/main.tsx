import '@fontsource/atkinson-hyperlegible-next/latin-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-600.css';
import '@fontsource/atkinson-hyperlegible-next/latin-700.css';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/controls.css';
import '../ui/styles/combobox.css';
import './app.css';
import '../views/explorer/explorer.css';
import '../views/explorer/panels.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { ErrorBoundary } from './error-boundary';
import { createServices, ServicesProvider } from './services';
import { applyScheme } from './theme';

const services = createServices();
applyScheme(services.preferences.get().theme);

const root = document.querySelector('#racine');
if (root === null) throw new Error('élément #racine absent');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary what="la page">
      <ServicesProvider value={services}>
        <App />
      </ServicesProvider>
    </ErrorBoundary>
  </StrictMode>,
);
