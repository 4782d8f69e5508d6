import { button, el } from './dom';
import { type Card, geoLink, routeLink } from './cards';

export interface CardActions {
  /** Commune centre: where routes start. Null when it is not known. */
  readonly depart: { readonly lon: number; readonly lat: number } | null;
  /** The device has an application for `geo:` links. */
  readonly geo: boolean;
  readonly onToggle: (card: Card, open: boolean) => void;
  readonly onPrint: (card: Card) => void;
  readonly onShare: (card: Card, say: (text: string) => void) => void;
  readonly onCopy: (card: Card, say: (text: string) => void) => void;
  /** Fills a place with the stations and carpooling places of both ends. */
  readonly onMobility: (card: Card, host: HTMLElement) => void;
}

const nbsp = '\u00a0';

/** A place: what is needed to decide is always there, the rest unfolds. */
export function cardView(card: Card, open: boolean, actions: CardActions): HTMLElement {
  const title = el('h3', { tabindex: -1, class: 'fiche__titre' }, card.titre);
  return el(
    'article',
    { class: 'fiche' },
    title,
    el('p', { class: 'fiche__sorte' }, card.sorte),
    card.ouverture === null ? null : el('p', { class: `fiche__ouverture fiche__ouverture--${card.etat}` }, capital(card.ouverture)),
    card.trajet === null ? null : el('p', { class: 'fiche__trajet' }, capital(card.trajet)),
    ...card.passages.map((passage) => el('p', {}, capital(passage))),
    card.adresse === null ? null : el('p', { class: 'fiche__adresse' }, card.adresse),
    card.ailleurs === null ? null : el('p', {}, `${capital(card.ailleurs)}.`),
    card.itinerant && card.commentaire !== null ? el('p', {}, card.commentaire) : null,
    card.telephone === null
      ? card.sansAccueil
        ? null
        : el('p', {}, 'Téléphone non connu.')
      : el('a', { class: 'bouton bouton--appel', href: card.telephone.href }, 'Appeler le ', el('span', { class: 'numero-tel' }, card.telephone.texte), el('span', { class: 'invisible' }, `, ${card.titre}`)),
    el('p', { class: 'petit' }, capital(card.fraicheur), '.'),
    more(card, open, actions),
  );
}

function more(card: Card, open: boolean, actions: CardActions): HTMLElement {
  const details = el('details', { class: 'pli', open });
  const summary = el('summary', {}, 'Plus d’informations, y aller, imprimer', el('span', { class: 'invisible' }, `${nbsp}: ${card.titre}`));
  details.append(summary);
  let filled = false;
  const fill = (): void => {
    if (filled) return;
    filled = true;
    details.append(body(card, actions));
  };
  if (open) fill();
  details.addEventListener('toggle', () => {
    if (details.open) fill();
    actions.onToggle(card, details.open);
  });
  return details;
}

function body(card: Card, actions: CardActions): HTMLElement {
  const { point } = card;
  const told = el('p', { class: 'message', role: 'status' });
  const say = (text: string): void => {
    told.textContent = text;
  };
  const mobility = el('div', {});
  return el(
    'div',
    { class: 'pli__corps' },
    card.semaine.length === 0 ? null : weekTable(card),
    ...card.notes.map((note) => el('p', {}, `Précision de la source${nbsp}: «${nbsp}${note}${nbsp}»`)),
    !card.itinerant && card.commentaire !== null ? el('p', {}, card.commentaire) : null,
    card.courriel === null ? null : el('p', {}, 'Courriel\u00a0: ', el('a', { class: 'lien', href: `mailto:${card.courriel}` }, card.courriel)),
    card.site === null ? null : el('p', {}, 'Site\u00a0: ', external(card.site.href, card.site.texte)),
    point === null
      ? el('p', {}, 'L’endroit exact n’est pas connu.')
      : el(
          'ul',
          { class: 'boutons' },
          actions.geo ? el('li', {}, el('a', { class: 'bouton', href: geoLink(point, card.titre) }, 'Y aller, avec mon application de plans')) : null,
          el('li', {}, external(routeLink(point, actions.depart), 'Voir l’itinéraire sur OpenStreetMap', 'bouton')),
        ),
    el(
      'ul',
      { class: 'boutons' },
      point === null ? null : el('li', {}, button('Gares et covoiturage, ici et là-bas', 'bouton', () => actions.onMobility(card, mobility))),
      el('li', {}, button('Imprimer cette fiche', 'bouton', () => actions.onPrint(card))),
      el('li', {}, button('Envoyer le lien', 'bouton', () => actions.onShare(card, say))),
      el('li', {}, button('Copier le texte', 'bouton', () => actions.onCopy(card, say))),
    ),
    told,
    mobility,
    el('p', { class: 'petit' }, `Source${nbsp}: ${card.source}.`),
  );
}

function weekTable({ semaine, titre }: Card): HTMLElement {
  const rows = semaine.map(({ jour, horaires }) => el('tr', {}, el('th', { scope: 'row' }, capital(jour)), el('td', {}, horaires)));
  return el('table', { class: 'semaine' }, el('caption', {}, 'Horaires de la semaine', el('span', { class: 'invisible' }, `, ${titre}`)), el('tbody', {}, ...rows));
}

export const external = (href: string, texte: string, className = 'lien'): HTMLElement =>
  el('a', { class: className, href, rel: 'noopener noreferrer external' }, texte, el('span', { class: 'invisible' }, ' (autre site)'));

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
