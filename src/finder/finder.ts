import type { FinderDepartement, FinderManifest, FinderPlace } from '../contract/finder';
import { departementOfCommune } from '../domain/finder/nearest';
import { formatDate } from '../domain/format';
import { mobilityNear, answerTo, type FinderAnswer, type Origin } from './answer';
import { type AnswerView, answerView, summarySentence } from './answer-view';
import { type Card, cardText } from './cards';
import { capital } from './card-view';
import { el, need, say } from './dom';
import type { Embed } from './embed';
import { type FinderFiles, problemSentence } from './files';
import { emptySearch, readFragment, type Search, writeFragment } from './fragment';
import { type Group, groupOf, groups } from './groups';
import { askPosition, departementsAround, farthestCommuneKm, nearEnoughKm, nearestCommune, outsideFrance, type Position, PositionRefused } from './locate';
import type { placeMemory } from './memory';
import { mobilityView } from './mobility-view';
import type { OfflineKeeper } from './offline';
import { type PlaceField, placeField } from './place-field';
import { copyText, shareLink } from './share';
import { sheetView } from './sheet';
import { placeName, suggester } from './suggest';

interface Services {
  readonly files: FinderFiles;
  readonly embed: Embed;
  readonly memory: ReturnType<typeof placeMemory>;
  readonly keeper: OfflineKeeper;
  readonly clock: () => Date;
}

type Commune = FinderDepartement['communes'][number];

const pageTitle = 'Trouver un relais près de chez moi – Carto CLS';

/** What follows a list: it is announced and its title, or the filter, takes the focus; or nothing, when the visitor did not ask. */
type Then = 'titre' | 'sorte' | 'silence';

/** What the list on screen was made from. */
interface Shown {
  readonly manifest: FinderManifest;
  readonly departement: FinderDepartement;
  readonly commune: Commune;
  readonly group: Group;
  readonly answer: FinderAnswer;
}

/** The page: what is typed becomes a search, a search becomes a list. The fragment of the address is the truth of the search. */
export class Finder {
  readonly #services: Services;
  readonly #answer = need('#reponse', HTMLElement);
  readonly #status = need('#annonce', HTMLElement);
  readonly #remember = need('#retenir', HTMLInputElement);
  readonly #choices = need('#choix', HTMLElement);
  readonly #field: PlaceField;
  #search: Search = emptySearch;
  /** On the device only: neither in the address, nor kept. */
  #position: (Position & { readonly commune: string }) | null = null;
  #shown: Shown | null = null;
  /** Answers to older searches are dropped. */
  #asked = 0;

  constructor(services: Services) {
    this.#services = services;
    const { files, embed } = services;
    const suggest = suggester(files, embed.departement);
    this.#field = placeField(
      {
        input: need('#commune', HTMLInputElement),
        list: need('#suggestions', HTMLElement),
        message: need('#lieu-message', HTMLElement),
        submit: need('#chercher', HTMLButtonElement),
      },
      {
        find: (query) => suggest(query).catch((error: unknown) => ({ suggestions: [], note: problem(error, 'la liste des communes') })),
        onPick: ({ code }) => {
          this.#position = null;
          this.#go({ ...this.#search, commune: code, groupe: this.#search.groupe ?? embed.groupes[0] ?? 'droits', lieu: null, sorte: null }, 'titre');
        },
      },
    );
  }

  start(): void {
    const { embed, memory } = this.#services;
    this.#drawChoices();
    need('#position', HTMLButtonElement).addEventListener('click', () => void this.#aroundMe());
    const remembered = memory.get();
    this.#remember.checked = remembered !== null;
    this.#remember.addEventListener('change', () => this.#keepPlace());
    addEventListener('hashchange', () => void this.#show(readFragment(location.hash), 'silence'));
    addEventListener('beforeprint', () => this.#fillSheet());
    const search = readFragment(location.hash);
    const commune = search.commune ?? embed.commune ?? remembered?.commune ?? null;
    const groupe = search.groupe ?? (commune === null ? null : (embed.groupes[0] ?? null));
    void this.#freshness();
    void this.#show({ ...search, commune, groupe }, 'silence');
  }

  /** A search of the visitor's: it is in the address, and can be gone back from. */
  #go(search: Search, then: Then): void {
    const fragment = writeFragment(search);
    if (fragment !== location.hash) history.pushState(null, '', fragment === '' ? location.pathname + location.search : fragment);
    void this.#show(search, then);
  }

  async #show(search: Search, then: Then): Promise<void> {
    this.#search = search;
    this.#asked += 1;
    const mine = this.#asked;
    this.#pressChoices();
    const group = search.groupe === null ? undefined : groupOf(search.groupe);
    if (search.commune === null || group === undefined) {
      this.#clear(search.commune === null && group !== undefined && then !== 'silence' ? 'Dites d’abord où vous êtes\u00a0: écrivez votre commune.' : '');
      return;
    }
    const slow = setTimeout(() => {
      if (mine === this.#asked) say(this.#status, 'Recherche en cours…');
    }, 500);
    try {
      const shown = await this.#read(search.commune, group);
      if (mine !== this.#asked) return;
      this.#draw(shown, then);
    } catch (error) {
      if (mine !== this.#asked) return;
      this.#clear(problem(error, 'la liste des lieux de ce département'));
      console.warn(error);
    } finally {
      clearTimeout(slow);
    }
  }

  async #read(code: string, group: Group): Promise<Shown> {
    const { files, clock } = this.#services;
    const departementCode = departementOfCommune(code);
    const [manifest, departement, extra] = await Promise.all([
      files.manifest(),
      files.departement(departementCode),
      group.fichier === 'points' ? [] : files.places(departementCode, group.fichier),
    ]);
    const commune = departement.communes.find((candidate) => candidate.code === code);
    if (commune === undefined) throw new UnknownCommune();
    const answer = answerTo({ group, origin: this.#origin(commune), commune: code, departement, extra, manifest, now: clock() });
    return { manifest, departement, commune, group, answer };
  }

  #origin(commune: Commune): Origin | null {
    const { densite } = commune;
    if (this.#position?.commune === commune.code) return { lon: this.#position.lon, lat: this.#position.lat, densite };
    return commune.lon === null || commune.lat === null ? null : { lon: commune.lon, lat: commune.lat, densite };
  }

  #clear(sentence: string): void {
    this.#shown = null;
    document.title = pageTitle;
    this.#answer.hidden = true;
    this.#answer.replaceChildren();
    say(this.#status, sentence);
    this.#fillSheet();
  }

  #draw(shown: Shown, then: Then): void {
    this.#shown = shown;
    document.title = `${shown.group.titre}, ${shown.commune.nom} – ${pageTitle}`;
    const { commune, group, answer, manifest } = shown;
    const name = placeName(commune.nom, commune.codes_postaux, null);
    const here = this.#position?.commune === commune.code;
    this.#field.show(placeName(commune.nom, commune.codes_postaux, manifest.departements[shown.departement.code]?.nom ?? null));
    const sorte = answer.sortes.some((candidate) => candidate === this.#search.sorte) ? this.#search.sorte : null;
    const view: AnswerView = {
      group,
      depuis: here ? `votre position (commune\u00a0: ${commune.nom})` : name,
      answer,
      sorte,
      lieu: this.#search.lieu,
      erreur: errorSentence(manifest, here),
      actions: {
        depart: commune.lon === null || commune.lat === null ? null : { lon: commune.lon, lat: commune.lat },
        geo: matchMedia('(pointer: coarse)').matches,
        onToggle: (card, open) => this.#openCard(open ? card.id : this.#search.lieu === card.id ? null : this.#search.lieu),
        onPrint: (card) => {
          this.#openCard(card.id);
          print();
        },
        onShare: (card, told) => void shareLink(card.titre, this.#link(card)).then(told),
        onCopy: (card, told) => void copyText(cardText(card, this.#link(card)), 'Texte copié.').then(told),
        onMobility: (card, host) => void this.#mobility(card, host),
        onSorte: (chosen) => {
          this.#go({ ...this.#search, sorte: chosen, lieu: null }, 'sorte');
        },
        onMap: (host) => this.#map(host),
      },
    };
    this.#answer.replaceChildren(...answerView(view));
    this.#answer.hidden = false;
    say(this.#status, then === 'silence' ? '' : summarySentence(view));
    if (then !== 'silence') document.querySelector<HTMLElement>(then === 'titre' ? '#titre-reponse' : '#sorte')?.focus();
    this.#fillSheet();
    this.#keepPlace();
    this.#services.keeper.keep(shown.departement.code, manifest.departements[shown.departement.code]?.nom ?? '');
    performance.mark('relais:reponse');
  }

  /** Opening a card is in the address, for a link to send, without a step to go back from. */
  #openCard(lieu: string | null): void {
    if (lieu === this.#search.lieu) return;
    this.#search = { ...this.#search, lieu };
    history.replaceState(null, '', writeFragment(this.#search));
    this.#fillSheet();
  }

  #link(card: Card): string {
    const url = new URL(location.href);
    url.search = '';
    url.hash = writeFragment({ ...this.#search, commune: this.#shown?.commune.code ?? null, lieu: card.id });
    return url.href;
  }

  /** What Ctrl+P prints: the open card, or the first of the list. */
  #fillSheet(): void {
    const sheet = need('#feuille', HTMLElement);
    const answer = this.#shown?.answer;
    const all = answer === undefined ? [] : [...answer.cards, ...answer.itinerants, ...answer.transports];
    const card = all.find(({ id }) => id === this.#search.lieu) ?? all[0];
    if (card === undefined) {
      sheet.replaceChildren(
        el('p', { class: 'feuille__titre' }, 'Trouver un relais près de chez moi'),
        el('p', {}, 'Urgence médicale\u00a0: 15 ou 112. Personnes sourdes ou malentendantes\u00a0: SMS au 114.'),
        el('p', {}, location.href.replace(/[?#].*$/u, '')),
      );
      return;
    }
    sheet.replaceChildren(...sheetView(card, this.#link(card), formatDate(localIsoDate(this.#services.clock()))));
  }

  #keepPlace(): void {
    const commune = this.#shown?.commune;
    const { memory } = this.#services;
    const kept = this.#remember.checked ? commune === undefined || memory.set({ commune: commune.code, nom: commune.nom }) : memory.set(null);
    if (!kept && this.#remember.checked) {
      this.#remember.checked = false;
      this.#field.message('Cet appareil refuse de garder le lieu. La recherche fonctionne quand même.');
    }
  }

  async #aroundMe(): Promise<void> {
    this.#field.message('Recherche de votre position…');
    try {
      const position = await askPosition(navigator.geolocation);
      const found = await this.#communeAt(position);
      if (found === null) {
        this.#field.message(outsideFrance);
        return;
      }
      this.#position = { ...position, commune: found.code };
      this.#field.message(`Vous êtes près de\u00a0: ${found.nom}.`);
      this.#go({ ...this.#search, commune: found.code, groupe: this.#search.groupe ?? this.#services.embed.groupes[0] ?? 'droits', lieu: null, sorte: null }, 'titre');
    } catch (error) {
      this.#field.message(error instanceof PositionRefused ? error.message : problem(error, 'la liste des communes'));
    }
  }

  async #communeAt(position: Position): Promise<Commune | null> {
    const { files } = this.#services;
    const { departements } = await files.manifest();
    let best: { commune: Commune; km: number } | null = null;
    for (const code of departementsAround(position, departements)) {
      const found = nearestCommune(position, (await files.departement(code)).communes);
      if (found !== null && (best === null || found.km < best.km)) best = found;
      if (best !== null && best.km <= nearEnoughKm) break;
    }
    return best === null || best.km > farthestCommuneKm ? null : best.commune;
  }

  async #mobility(card: Card, host: HTMLElement): Promise<void> {
    const shown = this.#shown;
    if (shown === null || card.point === null) return;
    host.replaceChildren(el('p', { role: 'status' }, 'Recherche en cours…'));
    try {
      const mobility: readonly FinderPlace[] = await this.#services.files.places(shown.departement.code, 'mobilite');
      const origin = this.#origin(shown.commune);
      host.replaceChildren(
        ...mobilityView(
          [
            ...(origin === null ? [] : [{ titre: `Près de\u00a0: ${shown.commune.nom}`, near: (kind: string) => mobilityNear(origin, mobility, kind, 2) }]),
            { titre: `Près de\u00a0: ${card.titre}`, near: (kind: string) => (card.point === null ? [] : mobilityNear(card.point, mobility, kind, 2)) },
          ],
        ),
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
      await drawMap(host, { cards: shown.answer.cards.slice(0, 30), origin: this.#origin(shown.commune) });
      return true;
    } catch (error) {
      console.warn(error);
      host.replaceChildren(el('p', { role: 'alert' }, 'La carte a besoin du réseau, et d’un navigateur récent. La liste donne les mêmes lieux.'));
      return false;
    }
  }

  #drawChoices(): void {
    const shown = groups.filter(({ id }) => this.#services.embed.groupes.includes(id));
    this.#choices.replaceChildren(
      ...shown.map(({ id, titre, aide }) => {
        const choice = el('button', { type: 'button', class: 'choix__bouton', 'data-groupe': id, 'aria-pressed': 'false' }, el('span', { class: 'choix__titre' }, titre), ' ', el('span', { class: 'choix__aide' }, aide));
        choice.addEventListener('click', () => {
          this.#go({ ...this.#search, groupe: id, lieu: null, sorte: null }, 'titre');
        });
        return el('li', {}, choice);
      }),
    );
  }

  #pressChoices(): void {
    for (const choice of this.#choices.querySelectorAll('button')) choice.setAttribute('aria-pressed', String(choice.dataset['groupe'] === this.#search.groupe));
  }

  async #freshness(): Promise<void> {
    try {
      const { donnees_au, sources } = await this.#services.files.manifest();
      say(need('#fraicheur', HTMLElement), donnees_au === null ? 'La date des données n’est pas connue.' : `Données les plus récentes\u00a0: ${formatDate(donnees_au)}. La date de chaque information est écrite à côté d’elle.`);
      const credits = Object.values(sources).map(({ titre, producteur, licence }) => `${titre} (${producteur}, ${licence})`);
      need('#credits', HTMLElement).replaceChildren(...credits.map((credit) => el('li', {}, credit)));
    } catch (error) {
      this.#field.message(problem(error, 'la liste des communes'));
    }
  }
}

class UnknownCommune extends Error {
  override readonly name = 'UnknownCommune';
}

function problem(error: unknown, what: string): string {
  if (error instanceof UnknownCommune) return 'Cette commune n’est pas connue ici. Écrivez son nom, ou son code postal.';
  return problemSentence(error, what, navigator.onLine);
}

function errorSentence({ trajet }: FinderManifest, here: boolean): string | null {
  if (trajet === null) return 'Les temps de trajet ne sont pas connus ici.';
  const start = here ? 'votre position' : 'le centre de la commune';
  const error = Math.max(1, Math.round(trajet.erreur_mediane));
  return capital(`les minutes sont des estimations en voiture depuis ${start}, sans les embouteillages\u00a0: une fois sur deux, l’écart dépasse ${error}\u00a0min.`);
}

const localIsoDate = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
