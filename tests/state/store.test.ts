import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { indicateurIdSchema, territoireIdSchema } from '../../src/contract/codes';
import { defaultActionFilters, defaultActionsVue } from '../../src/state/actions';
import { createPreferenceStore } from '../../src/state/preferences';
import { createViewStore } from '../../src/state/store';
import { defaultLacunes } from '../../src/state/lacunes';
import { defaultChoisir } from '../../src/state/choisir';
import { defaultPortrait } from '../../src/state/portrait';
import { emptyScenario } from '../../src/state/scenario';
import { defaultCriteres } from '../../src/state/criteres';
import { defaultZonage } from '../../src/state/zonage';
import { defaultServicesVolet } from '../../src/state/services-volet';
import type { ViewState } from '../../src/state/view-state';

const defaults: ViewState = {
  vue: 'explorer',
  territoire: v.parse(territoireIdSchema, 'cls:brenne'),
  indicateur: v.parse(indicateurIdSchema, 'apl_mg'),
  annee: null,
  classes: { methode: 'quantiles', nombre: 5, etendue: 'territoire', bornes: [] },
  points: [],
  actions: defaultActionFilters,
  actionsVue: defaultActionsVue,
  selection: null,
  camera: null,
  fond: 'aucun',
  plan: { volet: 'essayer', profession: 'medecin_generaliste', seuil: null, carte: 'apres', scenario: emptyScenario, choisir: defaultChoisir, criteres: defaultCriteres, zonage: defaultZonage, lacunes: defaultLacunes, services: defaultServicesVolet },
  portrait: defaultPortrait,
};

/** The address bar and the history of a browser, in small. */
class Browser extends EventTarget {
  entries: string[];
  place = 0;
  refuses = false;

  constructor(hash = '') {
    super();
    this.entries = [`https://exemple.test/carto/${hash}`];
  }

  get location() {
    const href = this.entries[this.place] ?? '';
    return { href, hash: new URL(href).hash };
  }

  readonly history = {
    pushState: (_: unknown, _title: string, url?: string | URL | null) => this.#write(url, 1),
    replaceState: (_: unknown, _title: string, url?: string | URL | null) => this.#write(url, 0),
  };

  #write(url: string | URL | null | undefined, step: number): void {
    if (this.refuses) throw new DOMException('too many calls', 'SecurityError');
    this.entries = [...this.entries.slice(0, this.place + step), String(url)];
    this.place = this.entries.length - 1;
  }

  go(step: number): void {
    this.place += step;
    this.dispatchEvent(new Event('popstate'));
    this.dispatchEvent(new Event('hashchange'));
  }

  edit(hash: string): void {
    this.entries = [...this.entries.slice(0, this.place + 1), `https://exemple.test/carto/${hash}`];
    this.place += 1;
    this.dispatchEvent(new Event('hashchange'));
  }
}

const openStore = (hash = '') => {
  const browser = new Browser(hash);
  const getters = {
    get href() {
      return browser.location.href;
    },
    get hash() {
      return browser.location.hash;
    },
  };
  const store = createViewStore({ location: getters, history: browser.history, events: browser, defaults });
  return { browser, store };
};

describe('the state kept in the address', () => {
  test('is read from the address, with what was refused', () => {
    const { store } = openStore('#a=2022&fond=google');
    expect(store.get()).toEqual({ ...defaults, annee: 2022 });
    expect(store.refused()).toEqual([{ champ: 'fond de carte', valeur: 'google' }]);
  });

  test('back and forward work; the position of the map is no step of its own', () => {
    const { browser, store } = openStore();
    store.update({ annee: 2022 }, 'push');
    store.update({ camera: { lon: 1, lat: 46, zoom: 9 } }, 'replace');
    store.update({ annee: 2023 }, 'push');
    expect(browser.entries).toHaveLength(3);
    browser.go(-1);
    expect(store.get()).toMatchObject({ annee: 2022, camera: { lon: 1, lat: 46, zoom: 9 } });
    browser.go(-1);
    expect(store.get()).toEqual(defaults);
    browser.go(2);
    expect(store.get().annee).toBe(2023);
  });

  test('parts that another link does not change stay the same objects', () => {
    const { browser, store } = openStore('#t=cls:brenne&p=france_services,gare&s=36018');
    const { points, actions, classes } = store.get();
    browser.edit('#t=cls:brenne&p=france_services,gare&s=36010');
    expect(store.get().selection).toBe('36010');
    expect(store.get().points).toBe(points);
    expect(store.get().actions).toBe(actions);
    expect(store.get().classes).toBe(classes);
    browser.edit('#t=cls:brenne&p=gare');
    expect(store.get().points).not.toBe(points);
  });

  test('an address edited by hand is read; its refusals too', () => {
    const { browser, store } = openStore();
    browser.edit('#t=epci:200070043&c=x');
    expect(store.get().territoire).toBe('epci:200070043');
    expect(store.refused().map(({ champ }) => champ)).toEqual(['classes']);
  });

  test('tells its listeners of changes, of changes only, until they leave', () => {
    const { browser, store } = openStore();
    let told = 0;
    const leave = store.subscribe(() => {
      told += 1;
    });
    const before = store.get();
    store.update({ annee: null }, 'push');
    expect([told, store.get() === before, browser.entries.length]).toEqual([0, true, 1]);
    store.update((state) => ({ classes: { ...state.classes, nombre: 7 } }), 'push');
    expect([told, store.get().classes.nombre]).toEqual([1, 7]);
    browser.go(-1);
    expect([told, store.get().classes.nombre]).toEqual([2, 5]);
    leave();
    store.update({ annee: 2020 }, 'push');
    expect(told).toBe(2);
  });

  test('a browser that refuses to write the address does not stop the page', () => {
    const { browser, store } = openStore();
    browser.refuses = true;
    store.update({ annee: 2022 }, 'push');
    expect(store.get().annee).toBe(2022);
    expect(store.link()).toBe('https://exemple.test/carto/#t=cls:brenne&i=apl_mg&a=2022');
  });

  test('closed, it no longer follows the address', () => {
    const { browser, store } = openStore();
    store.close();
    browser.edit('#a=2022');
    expect(store.get()).toEqual(defaults);
  });
});

const memory = (content?: string) => {
  const kept = new Map<string, string>(content === undefined ? [] : [['carto-cls.preferences', content]]);
  return { kept, open: () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }) };
};

describe('preferences of the visitor', () => {
  test('are kept from one visit to the next', () => {
    const { open } = memory();
    const first = createPreferenceStore(open);
    let told = 0;
    first.subscribe(() => {
      told += 1;
    });
    expect(first.get()).toEqual({ theme: 'systeme', indicesVus: [] });
    expect(first.set({ theme: 'sombre' })).toBe(true);
    expect(first.set({ indicesVus: ['elu'] })).toBe(true);
    expect(told).toBe(2);
    expect(createPreferenceStore(open).get()).toEqual({ theme: 'sombre', indicesVus: ['elu'] });
  });

  test.each([
    ['not JSON', '{'],
    ['something else', '[1]'],
    ['20 kB of text', JSON.stringify({ theme: '<script>'.repeat(2500) })],
  ])('what is stored is %s: the defaults stand', (_, content) => {
    expect(createPreferenceStore(memory(content).open).get()).toEqual({ theme: 'systeme', indicesVus: [] });
  });

  test('one damaged part does not take the others with it', () => {
    expect(createPreferenceStore(memory('{"theme":"sombre","indicesVus":3}').open).get()).toEqual({ theme: 'sombre', indicesVus: [] });
  });

  test('storage full or refused: the choice holds for the visit, and it is told', () => {
    const full = createPreferenceStore(() => ({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    }));
    expect(full.set({ theme: 'clair' })).toBe(false);
    expect(full.get().theme).toBe('clair');
    const refused = createPreferenceStore(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(refused.set({ theme: 'clair' })).toBe(false);
    expect(refused.get().theme).toBe('clair');
  });
});
