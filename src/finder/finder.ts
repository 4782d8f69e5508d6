import { AnswerPanel } from './answer-panel';
import { type Choices, choices } from './choices';
import { showCredits } from './credits';
import { need, say } from './dom';
import type { Embed } from './embed';
import type { FinderFiles } from './files';
import { emptySearch, readFragment, type Search, writeFragment } from './fragment';
import { groupOf } from './groups';
import { askPosition, communeAt, outsideFrance, type Position, PositionRefused } from './locate';
import type { placeMemory } from './memory';
import type { OfflineKeeper } from './offline';
import { type PlaceField, placeField } from './place-field';
import { problem, readAnswer, type Shown } from './read-answer';
import { placeName, suggester } from './suggest';
import { readTerritory, type Territory } from './territory';

interface Services {
  readonly files: FinderFiles;
  readonly embed: Embed;
  readonly memory: ReturnType<typeof placeMemory>;
  readonly keeper: OfflineKeeper;
  readonly clock: () => Date;
}

const pageTitle = 'Trouver un relais près de chez moi – Carto CLS';

/** What follows a list: it is announced and its title, or the filter, takes the focus; or nothing, when the visitor did not ask. */
type Then = 'titre' | 'sorte' | 'silence';

/** The page: what is typed becomes a search, a search becomes a list. The fragment of the address is the truth of the search. */
export class Finder {
  readonly #services: Services;
  readonly #status = need('#annonce', HTMLElement);
  readonly #remember = need('#retenir', HTMLInputElement);
  readonly #choices: Choices;
  readonly #field: PlaceField;
  readonly #panel: AnswerPanel;
  #search: Search = emptySearch;
  /** On the device only: neither in the address, nor kept. */
  #position: (Position & { readonly commune: string }) | null = null;
  #shown: Shown | null = null;
  #limits: Promise<Territory | null> | null = null;
  /** Answers to older searches are dropped. */
  #asked = 0;

  constructor(services: Services) {
    this.#services = services;
    const { files, embed, clock } = services;
    const suggest = suggester(files, () => this.#readLimits(), 'caches' in globalThis ? caches : undefined);
    this.#field = placeField(
      {
        input: need('#commune', HTMLInputElement),
        list: need('#suggestions', HTMLElement),
        message: need('#lieu-message', HTMLElement),
        submit: need('#chercher', HTMLButtonElement),
      },
      {
        find: (query) => suggest(query).catch((error: unknown) => ({ suggestions: [], note: problem(error, 'la liste des communes') })),
        onPick: ({ code }) => this.#goTo(code, null),
      },
    );
    this.#choices = choices(need('#choix', HTMLElement), embed.groupes, (groupe) => {
      this.#go({ ...this.#search, groupe, lieu: null, sorte: null }, 'titre');
    });
    this.#panel = new AnswerPanel({
      files,
      clock,
      search: () => this.#search,
      onOpen: (lieu) => this.#openCard(lieu),
      onSorte: (sorte) => {
        this.#go({ ...this.#search, sorte, lieu: null }, 'sorte');
      },
    });
  }

  start(): void {
    const { embed } = this.#services;
    need('#position', HTMLButtonElement).addEventListener('click', () => void this.#aroundMe());
    this.#remember.checked = this.#services.memory.get() !== null;
    this.#remember.addEventListener('change', () => this.#keepPlace());
    addEventListener('hashchange', () => void this.#show(readFragment(location.hash), 'silence'));
    addEventListener('beforeprint', () => this.#panel.fillSheet());
    void this.#credits();
    if (embed.territoire === null) {
      this.#open(this.#services.memory.get()?.commune ?? null);
      return;
    }
    void this.#readLimits().then((limits) => this.#openWithin(limits));
  }

  /** The search that the page opens on: the link's, or the place kept on the device. */
  #open(kept: string | null): void {
    const { embed } = this.#services;
    const search = readFragment(location.hash);
    const commune = search.commune ?? embed.commune ?? kept;
    void this.#show({ ...search, commune, groupe: search.groupe ?? (commune === null ? null : (embed.groupes[0] ?? null)) }, 'silence');
  }

  #openWithin(limits: Territory | null): void {
    if (limits !== null) say(need('#commune-aide', HTMLElement), `Communes proposées\u00a0: ${limits.nom}`);
    const kept = this.#services.memory.get()?.commune ?? null;
    this.#open(kept !== null && limits?.has(kept) === false ? null : kept);
  }

  /** The territory that the page is limited to; null: none, or one that cannot be read, and it is said. Never rejects. */
  #readLimits(): Promise<Territory | null> {
    const { files, embed } = this.#services;
    if (embed.territoire === null) return Promise.resolve(null);
    this.#limits ??= readTerritory(files, embed.territoire).then(
      (found) => {
        if (found === null) this.#field.message('Le territoire demandé par cette page n’est pas connu\u00a0: toutes les communes de France sont proposées.');
        return found;
      },
      (error: unknown) => {
        // The next search tries again.
        this.#limits = null;
        this.#field.message(problem(error, 'la liste des communes de ce territoire'));
        return null;
      },
    );
    return this.#limits;
  }

  #goTo(commune: string, position: Position | null): void {
    this.#position = position === null ? null : { ...position, commune };
    this.#go({ ...this.#search, commune, groupe: this.#search.groupe ?? this.#services.embed.groupes[0] ?? 'droits', lieu: null, sorte: null }, 'titre');
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
    this.#choices.press(search.groupe);
    const { commune } = search;
    const group = search.groupe === null ? undefined : groupOf(search.groupe);
    if (commune === null || group === undefined) {
      this.#clear(commune === null && group !== undefined && then !== 'silence' ? 'Dites d’abord où vous êtes\u00a0: écrivez votre commune.' : '');
      return;
    }
    const slow = setTimeout(() => {
      if (mine === this.#asked) say(this.#status, 'Recherche en cours…');
    }, 500);
    try {
      const { files, clock } = this.#services;
      const territoire = await this.#readLimits();
      const shown = await readAnswer(files, { commune, group, position: this.#position?.commune === commune ? this.#position : null, territoire, now: clock() });
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

  #clear(sentence: string): void {
    this.#shown = null;
    document.title = pageTitle;
    this.#panel.clear();
    say(this.#status, sentence);
  }

  #draw(shown: Shown, then: Then): void {
    this.#shown = shown;
    const { commune, group, manifest, departement } = shown;
    document.title = `${group.titre}, ${commune.nom} – ${pageTitle}`;
    const named = manifest.departements[departement.code]?.nom ?? null;
    this.#field.show(placeName(commune.nom, commune.codes_postaux, named));
    const sentence = this.#panel.draw(shown);
    say(this.#status, then === 'silence' ? '' : sentence);
    if (then !== 'silence') document.querySelector<HTMLElement>(then === 'titre' ? '#titre-reponse' : '#sorte')?.focus();
    this.#keepPlace();
    this.#services.keeper.keep(named ?? departement.code, this.#services.files.addresses(manifest, departement.code));
    performance.mark('relais:reponse');
  }

  /** Opening a card is in the address, for a link to send, without a step to go back from. */
  #openCard(lieu: string | null): void {
    if (lieu === this.#search.lieu) return;
    this.#search = { ...this.#search, lieu };
    history.replaceState(null, '', writeFragment(this.#search));
    this.#panel.fillSheet();
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
      const [found, limits] = await Promise.all([communeAt(this.#services.files, position), this.#readLimits()]);
      if (found === null) {
        this.#field.message(outsideFrance);
        return;
      }
      if (limits?.has(found.code) === false) {
        this.#field.message(`Vous êtes près de\u00a0: ${found.nom}. Cette page propose seulement les communes de\u00a0: ${limits.nom}. Écrivez l’une d’elles.`);
        return;
      }
      this.#field.message(`Vous êtes près de\u00a0: ${found.nom}.`);
      this.#goTo(found.code, position);
    } catch (error) {
      this.#field.message(error instanceof PositionRefused ? error.message : problem(error, 'la liste des communes'));
    }
  }

  async #credits(): Promise<void> {
    try {
      showCredits(await this.#services.files.manifest());
    } catch (error) {
      this.#field.message(problem(error, 'la liste des communes'));
    }
  }
}
