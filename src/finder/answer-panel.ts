import type { FinderManifest } from '../contract/finder';
import { departementOfCommune } from '../domain/finder/nearest';
import { formatDate } from '../domain/format';
import { mobilityNear } from './answer';
import { type AnswerView, answerView, summarySentence } from './answer-view';
import { capital } from './card-view';
import { type Card, cardText } from './cards';
import { el, need } from './dom';
import type { FinderFiles } from './files';
import { type Search, writeFragment } from './fragment';
import { mobilityView } from './mobility-view';
import { problem, type Shown } from './read-answer';
import { copyText, shareLink } from './share';
import { sheetView } from './sheet';
import { placeName } from './suggest';

interface Panel {
  readonly files: FinderFiles;
  readonly clock: () => Date;
  /** The search in force. */
  readonly search: () => Search;
  /** A card was opened or closed: the search now has it. */
  readonly onOpen: (lieu: string | null) => void;
  readonly onSorte: (sorte: string | null) => void;
}

/** The list on screen, what its cards do, and the sheet that Ctrl+P prints. */
export class AnswerPanel {
  readonly #panel: Panel;
  readonly #host = need('#reponse', HTMLElement);
  readonly #sheet = need('#feuille', HTMLElement);
  #shown: Shown | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
  }

  clear(): void {
    this.#shown = null;
    this.#host.hidden = true;
    this.#host.replaceChildren();
    this.fillSheet();
  }

  /** Draws a list; returns what it says in one sentence. */
  draw(shown: Shown): string {
    this.#shown = shown;
    const view = this.#viewOf(shown);
    this.#host.replaceChildren(...answerView(view));
    this.#host.hidden = false;
    this.fillSheet();
    return summarySentence(view);
  }

  #viewOf({ manifest, commune, group, answer, here }: Shown): AnswerView {
    const { search, onSorte, onOpen } = this.#panel;
    const { sorte, lieu } = search();
    return {
      group,
      depuis: here ? `votre position (commune\u00a0: ${commune.nom})` : placeName(commune.nom, commune.codes_postaux, null),
      answer,
      sorte: answer.sortes.some((candidate) => candidate === sorte) ? sorte : null,
      lieu,
      erreur: errorSentence(manifest, here),
      actions: {
        depart: commune.lon === null || commune.lat === null ? null : { lon: commune.lon, lat: commune.lat },
        geo: matchMedia('(pointer: coarse)').matches,
        onToggle: (card, open) => {
          const opened = search().lieu;
          onOpen(open ? card.id : opened === card.id ? null : opened);
        },
        onPrint: (card) => {
          onOpen(card.id);
          print();
        },
        onShare: (card, told) => void shareLink(card.titre, this.#link(card)).then(told),
        onCopy: (card, told) => void copyText(cardText(card, this.#link(card)), 'Texte copié.').then(told),
        onMobility: (card, host) => void this.#mobility(card, host),
        onSorte,
        onMap: (host) => this.#map(host),
      },
    };
  }

  #link(card: Card): string {
    const url = new URL(location.href);
    url.search = '';
    url.hash = writeFragment({ ...this.#panel.search(), commune: this.#shown?.commune.code ?? null, lieu: card.id });
    return url.href;
  }

  /** What Ctrl+P prints: the open card, or the first of the list. */
  fillSheet(): void {
    const { search, clock } = this.#panel;
    const shown = this.#shown;
    const all = shown === null ? [] : [...shown.answer.cards, ...shown.answer.itinerants, ...shown.answer.transports];
    const card = all.find(({ id }) => id === search().lieu) ?? all[0];
    if (shown !== null && card !== undefined) {
      this.#sheet.replaceChildren(...sheetView(card, this.#link(card), formatDate(localIsoDate(clock())), shown.commune.nom));
      return;
    }
    this.#sheet.replaceChildren(
      el('p', { class: 'feuille__titre' }, 'Trouver un relais près de chez moi'),
      el('p', {}, 'Urgence médicale\u00a0: 15 ou 112. Personnes sourdes ou malentendantes\u00a0: SMS au 114.'),
      el('p', {}, location.href.replace(/[?#].*$/u, '')),
    );
  }

  /** Each end is looked for in the file of its own département. */
  async #mobility(card: Card, host: HTMLElement): Promise<void> {
    const shown = this.#shown;
    const { point } = card;
    if (shown === null || point === null) return;
    host.replaceChildren(el('p', { role: 'status' }, 'Recherche en cours…'));
    const { files } = this.#panel;
    const { origin, commune, departement } = shown;
    const there = card.commune === null ? departement.code : departementOfCommune(card.commune);
    try {
      const [here, away] = await Promise.all([
        origin === null ? [] : files.mobility(departement.code, () => Promise.resolve(origin.lon)),
        files.mobility(there, () => Promise.resolve(point.lon)),
      ]);
      host.replaceChildren(
        ...mobilityView([
          ...(origin === null ? [] : [{ titre: `Près de\u00a0: ${commune.nom}`, near: (kind: string) => mobilityNear(origin, here, kind, 2) }]),
          { titre: `Près de\u00a0: ${card.titre}`, near: (kind: string) => mobilityNear(point, away, kind, 2) },
        ]),
      );
    } catch (error) {
      host.replaceChildren(el('p', { role: 'alert' }, problem(error, 'la liste des gares et du covoiturage')));
    }
  }

  async #map(host: HTMLElement): Promise<boolean> {
    const shown = this.#shown;
    if (shown === null) return false;
    host.replaceChildren(el('p', { role: 'status' }, 'Chargement de la carte…'));
    try {
      const { drawMap } = await import('./map/map');
      await drawMap(host, { cards: shown.answer.cards.slice(0, 30), origin: shown.origin });
      return true;
    } catch (error) {
      console.warn(error);
      host.replaceChildren(el('p', { role: 'alert' }, 'La carte a besoin du réseau, et d’un navigateur récent. La liste donne les mêmes lieux.'));
      return false;
    }
  }
}

function errorSentence({ trajet }: FinderManifest, here: boolean): string | null {
  if (trajet === null) return 'Les temps de trajet ne sont pas connus ici.';
  const start = here ? 'votre position' : 'un point de la commune';
  const error = Math.max(1, Math.round(trajet.erreur_mediane));
  return capital(`les minutes sont des estimations en voiture depuis ${start}, sans les embouteillages\u00a0: une fois sur deux, l’écart dépasse ${error}\u00a0min.`);
}

const localIsoDate = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
