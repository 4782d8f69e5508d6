import * as v from 'valibot';
import { fromFileObject, type ScenarioDocument, toFileObject } from './scenario-file';
import { cleanName, copyName } from './scenario-name';

/** A scenario kept on the device. */
export interface KeptScenario {
  readonly id: string;
  readonly document: ScenarioDocument;
}

export interface LibraryState {
  /** In the order in which they were kept. */
  readonly scenarios: readonly KeptScenario[];
  /** What a person must know of the storage; null when all is well. */
  readonly panne: string | null;
  /** The last thing done that can be taken back, in words; null when there is none. */
  readonly reprise: string | null;
}

/** Scenarios kept on this device, under their names: no two have the same. Nothing leaves the browser. */
export interface ScenarioLibrary {
  /** Same object until something changes. */
  readonly get: () => LibraryState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps a document under its name, instead of the one that has it. @returns why it cannot be, for a person; null once done. */
  readonly keep: (document: ScenarioDocument) => string | null;
  readonly rename: (id: string, nom: string) => string | null;
  readonly duplicate: (id: string) => string | null;
  readonly remove: (id: string) => void;
  /** Takes back the last removal or replacement. */
  readonly restore: () => void;
}

export interface LibraryHost {
  /** Gives `localStorage`; reading that property may itself throw, where cookies are refused. */
  readonly openStorage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Where `storage` is heard: another window of the page has changed the list. */
  readonly events: Pick<EventTarget, 'addEventListener'>;
  readonly newId: () => string;
}

export const libraryKey = 'carto-cls.scenarios';
/** What could not be read is put aside here before anything is written over it. */
export const asideKey = `${libraryKey}.illisible`;
export const mostKept = 100;
const version = 1;

const shelfSchema = v.object({ version: v.number(), scenarios: v.array(v.looseObject({ id: v.pipe(v.string(), v.maxLength(60)) })) });

const messages = {
  refuse: 'Ce navigateur ne garde rien pour cette page (stockage refusé)\u00a0: vos scénarios ne restent que jusqu’à sa fermeture. Enregistrez-les en fichier.',
  plein: 'Le stockage de ce navigateur est plein\u00a0: les derniers scénarios ne restent que jusqu’à la fermeture de la page. Supprimez-en, ou enregistrez-les en fichier.',
  illisible: 'La liste des scénarios gardés ne pouvait pas être lue. Elle a été mise de côté dans ce navigateur, et une nouvelle liste commence.',
  recente: 'La liste des scénarios gardés vient d’une version plus récente de la page\u00a0: rechargez-la. D’ici là, rien n’y est écrit.',
} as const;

interface Shelf {
  readonly scenarios: readonly KeptScenario[];
  /** Entries that cannot be read, written back as they are. */
  readonly others: readonly unknown[];
  readonly trouble: 'illisible' | 'recente' | 'refuse' | null;
}

const empty: Shelf = { scenarios: [], others: [], trouble: null };

function readShelf(openStorage: LibraryHost['openStorage']): Shelf {
  let text: string | null;
  try {
    text = openStorage().getItem(libraryKey);
  } catch {
    return { ...empty, trouble: 'refuse' };
  }
  if (text === null) return empty;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), shelfSchema), text);
  if (!parsed.success) return { ...empty, trouble: 'illisible' };
  if (parsed.output.version > version) return { ...empty, trouble: 'recente' };
  const scenarios: KeptScenario[] = [];
  const others: unknown[] = [];
  for (const entry of parsed.output.scenarios) {
    const read = fromFileObject(entry);
    if ('refus' in read || scenarios.some(({ id }) => id === entry.id)) others.push(entry);
    else scenarios.push({ id: entry.id, document: read.document });
  }
  return { scenarios, others, trouble: null };
}

export function createScenarioLibrary({ openStorage, events, newId }: LibraryHost): ScenarioLibrary {
  let shelf = readShelf(openStorage);
  /** Why the list in the storage is not the one shown. */
  let unwritten: 'refuse' | 'plein' | null = null;
  let taken: { readonly text: string; readonly entry: KeptScenario; readonly place: number } | null = null;
  let state: LibraryState;
  const listeners = new Set<() => void>();

  const settle = (): void => {
    const trouble = unwritten ?? shelf.trouble;
    const others =
      shelf.others.length === 0 ? null : `${shelf.others.length} ${shelf.others.length < 2 ? 'scénario gardé ne peut pas être lu' : 'scénarios gardés ne peuvent pas être lus'}\u00a0: laissés tels quels.`;
    state = { scenarios: shelf.scenarios, panne: trouble === null ? others : messages[trouble], reprise: taken?.text ?? null };
  };
  settle();

  const write = (scenarios: readonly KeptScenario[]): void => {
    try {
      const storage = openStorage();
      if (shelf.trouble === 'illisible') {
        const unread = storage.getItem(libraryKey);
        if (unread !== null && storage.getItem(asideKey) === null) storage.setItem(asideKey, unread);
      }
      storage.setItem(libraryKey, JSON.stringify({ version, scenarios: [...scenarios.map(({ id, document }) => ({ id, ...toFileObject(document) })), ...shelf.others] }));
      unwritten = null;
    } catch (cause) {
      unwritten = cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'plein' : 'refuse';
    }
  };

  /** Another window may have written since: what it holds is read again, unless this one could not write its own. */
  const refresh = (): void => {
    if (unwritten !== null) return;
    const { trouble } = shelf;
    const read = readShelf(openStorage);
    if (read.trouble === 'refuse') return;
    if (read.trouble === 'illisible') shelf = { ...shelf, trouble: 'illisible' };
    // Said until the page is closed: the visitor has to know that an older list was put aside.
    else shelf = trouble === 'illisible' ? { ...read, trouble: read.trouble ?? trouble } : read;
  };

  const change = (make: (scenarios: readonly KeptScenario[]) => readonly KeptScenario[]): void => {
    refresh();
    const scenarios = make(shelf.scenarios);
    if (shelf.trouble !== 'recente') write(scenarios);
    shelf = { ...shelf, scenarios };
    tell();
  };
  const tell = (): void => {
    settle();
    for (const listener of listeners) listener();
  };

  events.addEventListener('storage', (event) => {
    if ('key' in event && event.key !== libraryKey && event.key !== null) return;
    refresh();
    tell();
  });

  const full = (): string | null => (shelf.scenarios.length >= mostKept ? `La liste tient ${mostKept} scénarios\u00a0: supprimez-en un, ou enregistrez celui-ci en fichier.` : null);
  const byId = (id: string): { readonly entry: KeptScenario; readonly place: number } | null => {
    const place = shelf.scenarios.findIndex((candidate) => candidate.id === id);
    const entry = shelf.scenarios[place];
    return entry === undefined ? null : { entry, place };
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep: (document) => {
      const { nom } = cleanName(document.scenario.nom);
      if (nom === '') return 'Donnez d’abord un nom au scénario.';
      const place = shelf.scenarios.findIndex((candidate) => candidate.document.scenario.nom === nom);
      const replaced = shelf.scenarios[place];
      if (replaced === undefined) {
        const refusal = full();
        if (refusal !== null) return refusal;
      }
      taken = replaced === undefined ? null : { text: `«\u00a0${nom}\u00a0» a été remplacé par le scénario présent.`, entry: replaced, place };
      const kept: KeptScenario = { id: replaced?.id ?? newId(), document: { ...document, scenario: { ...document.scenario, nom } } };
      change((scenarios) => (scenarios.some(({ id }) => id === kept.id) ? scenarios.map((own) => (own.id === kept.id ? kept : own)) : [...scenarios, kept]));
      return null;
    },
    rename: (id, typed) => {
      const { nom } = cleanName(typed);
      if (nom === '') return 'Un nom est attendu.';
      if (shelf.scenarios.some((own) => own.id !== id && own.document.scenario.nom === nom)) return `«\u00a0${nom}\u00a0» est déjà le nom d’un scénario gardé.`;
      taken = null;
      change((scenarios) => scenarios.map((own) => (own.id === id ? { id, document: { ...own.document, scenario: { ...own.document.scenario, nom } } } : own)));
      return null;
    },
    duplicate: (id) => {
      const found = byId(id);
      const refusal = full();
      if (found === null) return null;
      if (refusal !== null) return refusal;
      const { document } = found.entry;
      const nom = copyName(document.scenario.nom, new Set(shelf.scenarios.map((own) => own.document.scenario.nom)));
      const copy: KeptScenario = { id: newId(), document: { ...document, scenario: { ...document.scenario, nom } } };
      taken = null;
      change((scenarios) => scenarios.flatMap((own) => (own.id === id ? [own, copy] : [own])));
      return null;
    },
    remove: (id) => {
      const found = byId(id);
      if (found === null) return;
      taken = { ...found, text: `«\u00a0${found.entry.document.scenario.nom}\u00a0» a été supprimé de cet appareil.` };
      change((scenarios) => scenarios.filter((own) => own.id !== id));
    },
    restore: () => {
      if (taken === null) return;
      const { entry, place } = taken;
      taken = null;
      change((scenarios) => {
        const others = scenarios.filter((own) => own.id !== entry.id);
        return [...others.slice(0, place), entry, ...others.slice(place)];
      });
    },
  };
}
