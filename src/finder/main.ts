import '@fontsource/atkinson-hyperlegible-next/latin-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-700.css';
import '../ui/styles/tokens.css';
import './finder.css';
import { need } from './dom';
import { readEmbed, tellHeight } from './embed';
import { openFinderFiles } from './files';
import { Finder } from './finder';
import { accentFor } from './host-colours';
import { placeMemory } from './memory';
import { offlineKeeper } from './offline';

const embed = readEmbed(location.search);
if (embed.integre) document.body.dataset['integre'] = '';
const dark = matchMedia('(prefers-color-scheme: dark)');
function takeHostColour(): void {
  const accent = accentFor(dark.matches ? 'sombre' : 'clair', embed);
  const { style } = document.documentElement;
  for (const name of ['--accent', '--accent-text']) {
    if (accent === null) style.removeProperty(name);
    else style.setProperty(name, accent);
  }
}
takeHostColour();
dark.addEventListener('change', takeHostColour);

const files = openFinderFiles(new URL('data/', document.baseURI), (input, init) => fetch(input, init));
const finder = new Finder({
  files,
  embed,
  memory: placeMemory(() => localStorage),
  keeper: offlineKeeper(need('#hors-ligne', HTMLElement)),
  clock: () => new Date(),
});
finder.start();

if (embed.integre && window.parent !== window) tellHeight(window.parent, document.documentElement);
