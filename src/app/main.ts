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
import { createServices, type Services } from './services';
import { applyScheme } from './theme';

/** Asks for the first files while the page and the map are on their way; who needs one tells of its failure. */
function askAhead({ files, store, tiles, map }: Services): void {
  const { indicateur, annee, vue } = store.get();
  const asked = [files.startup(), files.values(indicateur, annee), ...(vue === 'explorer' ? [tiles.source(0), map.open()] : [])];
  for (const promise of asked) promise.catch(() => undefined);
}

async function start(): Promise<void> {
  const root = document.querySelector('#racine');
  if (root === null) throw new Error('élément #racine absent');
  const services = createServices();
  askAhead(services);
  applyScheme(services.preferences.get().theme);
  try {
    const { renderPage } = await import('./page');
    await renderPage(root, services);
  } catch (cause) {
    console.error(cause);
    const sentence = document.createElement('p');
    sentence.className = 'sans-script';
    sentence.textContent =
      'La page n’a pas pu être téléchargée en entier. Vérifiez la connexion, puis rechargez la page\u00a0; le lien que vous avez suivi reste valable.';
    root.replaceChildren(sentence);
  }
}

void start();
