import type { FinderManifest } from '../contract/finder';
import { formatDate } from '../domain/format';
import { el, need, say } from './dom';

/** How old the data are, and whose they are, at the foot of the page. */
export function showCredits({ donnees_au, sources }: FinderManifest): void {
  say(need('#fraicheur', HTMLElement), donnees_au === null ? 'La date des données n’est pas connue.' : `Données les plus récentes\u00a0: ${formatDate(donnees_au)}. La date de chaque information est écrite à côté d’elle.`);
  const credits = Object.values(sources).map(({ titre, producteur, licence }) => el('li', {}, `${titre} (${producteur}, ${licence})`));
  need('#credits', HTMLElement).replaceChildren(...credits);
}
