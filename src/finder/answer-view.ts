import { el, button } from './dom';
import type { Contract, FinderAnswer } from './answer';
import type { Card } from './cards';
import { capital, type CardActions, cardView } from './card-view';
import type { Group } from './groups';

const nbsp = '\u00a0';
const step = 6;
/** Beyond this, a place is said to be far. */
const farMinutes = 60;

export interface AnswerView {
  readonly group: Group;
  /** « Le Blanc (36300) », « votre position (commune : Le Blanc) ». */
  readonly depuis: string;
  readonly answer: FinderAnswer;
  readonly sorte: string | null;
  readonly lieu: string | null;
  /** The error of the model, in a sentence; null when no minutes can be estimated. */
  readonly erreur: string | null;
  readonly actions: CardActions & {
    readonly onSorte: (sorte: string | null) => void;
    /** False when no map could be drawn. */
    readonly onMap: (host: HTMLElement) => Promise<boolean>;
  };
}

/** What the list says in one sentence: announced, then read again as one likes. */
export function summarySentence({ group, answer, sorte, depuis }: Pick<AnswerView, 'group' | 'answer' | 'sorte' | 'depuis'>): string {
  const cards = shownCards(answer, sorte);
  const [first] = cards;
  const [one, many] = group.nom;
  if (first === undefined) {
    const moving = answer.itinerants.length > 0 ? ' Des services itinérants sont indiqués plus bas.' : '';
    return `${capital(depuis)}${nbsp}: aucun lieu de ce type n’est connu aux environs.${moving}`;
  }
  const count = cards.length === 1 ? `1 ${one} connu aux environs` : `les ${cards.length} ${many} les plus proches`;
  if (first.minutes === null) return `${capital(depuis)}${nbsp}: ${count}.`;
  const far = first.minutes > farMinutes ? ` Rien n’est connu à moins de ${farMinutes}${nbsp}minutes en voiture.` : '';
  return `${capital(depuis)}${nbsp}: ${count}.${far} D’abord${nbsp}: ${first.titre}, ${first.trajet ?? ''}.`;
}

const shownCards = ({ cards }: FinderAnswer, sorte: string | null): readonly Card[] => (sorte === null ? cards : cards.filter((card) => card.sorte === sorte));

/** The list, its filters and what goes with it. */
export function answerView(view: AnswerView): readonly Node[] {
  const { group, depuis, answer, sorte, lieu, erreur, actions } = view;
  const cards = shownCards(answer, sorte);
  const parts: (Node | null)[] = [
    el('h2', { id: 'titre-reponse', tabindex: -1 }, group.titre),
    el('p', { class: 'resume' }, summarySentence(view)),
    group.avertissement === null ? null : el('p', { class: 'attention' }, group.avertissement),
    transportView(answer.transports, group, lieu, actions),
    answer.sortes.length > 1 ? kindFilter(answer.sortes, sorte, actions.onSorte) : null,
    cards.length === 0 ? null : cardList(cards, lieu, actions),
    erreur === null || cards.length === 0 ? null : el('p', { class: 'petit' }, erreur),
    itinerantView(answer.itinerants, lieu, actions),
    contractsView(answer.contracts, depuis),
    mapPart(actions.onMap),
  ];
  return parts.filter((part) => part !== null);
}

function cardList(cards: readonly Card[], lieu: string | null, actions: CardActions): HTMLElement {
  const list = el('ol', { class: 'fiches' });
  // The card of the link is shown whatever its rank.
  const open = cards.findIndex(({ id }) => id === lieu);
  let shown = Math.max(step, open + 1);
  const rowOf = (card: Card): HTMLElement => el('li', {}, cardView(card, card.id === lieu, actions));
  list.append(...cards.slice(0, shown).map(rowOf));
  const host = el('div', { class: 'liste' }, list);
  if (cards.length > shown) {
    const more = button('', 'bouton bouton--large', () => {
      const next = cards.slice(shown, shown + step).map(rowOf);
      shown += next.length;
      list.append(...next);
      // The keyboard goes on where the new rows start.
      next[0]?.querySelector('h3')?.focus();
      label();
    });
    const label = (): void => {
      more.textContent = `Voir ${Math.min(step, cards.length - shown)} lieux de plus (${cards.length - shown} restants)`;
      more.hidden = cards.length <= shown;
    };
    label();
    host.append(more);
  }
  return host;
}

function kindFilter(sortes: readonly string[], sorte: string | null, onSorte: (sorte: string | null) => void): HTMLElement {
  const select = el('select', { id: 'sorte', class: 'champ__saisie' }, el('option', { value: '' }, 'Tous les types'));
  select.append(...sortes.map((name) => el('option', { value: name, selected: name === sorte }, name)));
  select.addEventListener('change', () => onSorte(select.value === '' ? null : select.value));
  return el('p', { class: 'filtre' }, el('label', { for: 'sorte' }, 'Type de lieu'), select);
}

/** A way without a car, before anything else; or whom to ask. */
function transportView(transports: readonly Card[], group: Group, lieu: string | null, actions: CardActions): HTMLElement {
  const title = el('h3', {}, 'Y aller sans voiture');
  if (transports.length > 0) {
    const list = el('ul', { class: 'fiches' }, ...transports.map((card) => el('li', {}, cardView(card, card.id === lieu, actions))));
    return el('section', { class: 'encart' }, title, list);
  }
  const ask = `Aucun transport solidaire ni transport à la demande n’est recensé ici. Il peut en exister un${nbsp}: demandez à votre mairie, au centre communal d’action sociale (CCAS) ou au conseil départemental.`;
  const trains = group.fichier === 'mobilite' ? null : ' Les gares et le covoiturage sont indiqués dans chaque fiche.';
  return el('section', { class: 'encart' }, title, el('p', {}, ask, trains));
}

function itinerantView(itinerants: readonly Card[], lieu: string | null, actions: CardActions): HTMLElement | null {
  if (itinerants.length === 0) return null;
  return el(
    'section',
    { class: 'itinerants', 'aria-labelledby': 'titre-itinerants' },
    el('h3', { id: 'titre-itinerants' }, 'Services itinérants'),
    el('p', {}, 'Ils passent dans plusieurs communes. Appelez pour savoir quand ils viennent près de chez vous.'),
    el('ul', { class: 'fiches' }, ...itinerants.slice(0, step).map((card) => el('li', {}, cardView(card, card.id === lieu, actions)))),
  );
}

function contractsView(contracts: readonly Contract[], depuis: string): HTMLElement | null {
  if (contracts.length === 0) return null;
  const items = contracts.map(({ titre, periode, actions, contact, telephone }) =>
    el(
      'div',
      { class: 'contrat' },
      el('p', {}, el('strong', {}, titre), ` (${periode})`),
      contact === null && telephone === null
        ? null
        : el('p', {}, `À qui demander${nbsp}: ${contact ?? 'le service du contrat'} `, telephone === null ? null : el('a', { class: 'lien', href: telephone.href }, telephone.texte)),
      actions.length === 0
        ? el('p', {}, 'Ce contrat n’annonce rien de précis, à notre connaissance, sur les déplacements ou l’accès aux soins.')
        : el(
            'details',
            { class: 'pli' },
            el('summary', {}, actions.length === 1 ? 'Ce qu’il prévoit\u00a0: 1 action' : `Ce qu’il prévoit${nbsp}: ${actions.length} actions`),
            el('ul', { class: 'puces' }, ...actions.map((action) => el('li', {}, action))),
          ),
    ),
  );
  return el(
    'section',
    { class: 'encart', 'aria-labelledby': 'titre-contrats' },
    el('h3', { id: 'titre-contrats' }, 'Ce que prévoit le contrat local de santé'),
    el('p', { class: 'petit' }, `${capital(depuis)}. Un contrat annonce des intentions${nbsp}: rien ne dit que tout existe aujourd’hui.`),
    ...items,
  );
}

function mapPart(onMap: (host: HTMLElement) => Promise<boolean>): HTMLElement {
  const host = el('div', { class: 'carte-hote' });
  const show = button('Voir la carte', 'bouton bouton--large', () => {
    show.hidden = true;
    void onMap(host).then((drawn) => {
      show.hidden = drawn;
      return drawn;
    });
  });
  return el('div', { class: 'carte-partie' }, show, host);
}
