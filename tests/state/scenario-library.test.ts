import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { codeCommuneSchema, territoireIdSchema } from '../../src/contract/codes';
import { emptyScenario, type Scenario } from '../../src/state/scenario';
import { toFileObject, type ScenarioDocument } from '../../src/state/scenario-file';
import { asideKey, createScenarioLibrary, libraryKey, mostKept } from '../../src/state/scenario-library';
import { createScenarioSteps } from '../../src/state/scenario-steps';
import { defaultView } from '../../src/app/services';

const commune = v.parse(codeCommuneSchema, '36018');
const scenarioOf = (nom: string, postes = 1): Scenario => ({ ...emptyScenario, nom, lignes: [{ kind: 'ajout', profession: 'infirmier', commune, postes }], modele: '2d6b11bd' });
const documentOf = (nom: string, postes = 1): ScenarioDocument => ({
  scenario: scenarioOf(nom, postes),
  territoire: v.parse(territoireIdSchema, 'cls:brenne'),
  profession: 'infirmier',
  seuil: null,
  ecritLe: '2026-11-27',
});

/** The storage of a browser, in small: it may be full, or refuse itself. */
class Device extends EventTarget {
  readonly kept = new Map<string, string>();
  state: 'sain' | 'plein' | 'refuse' = 'sain';
  #ids = 0;

  readonly open = () => {
    if (this.state === 'refuse') throw new DOMException('denied', 'SecurityError');
    return {
      getItem: (key: string) => this.kept.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (this.state === 'plein') throw new DOMException('full', 'QuotaExceededError');
        this.kept.set(key, text);
      },
    };
  };

  openLibrary() {
    return createScenarioLibrary({ openStorage: this.open, events: this, newId: () => `n${(this.#ids += 1)}` });
  }

  names(): string[] {
    return this.openLibrary().get().scenarios.map(({ document }) => document.scenario.nom);
  }
}

describe('scenarios kept on the device', () => {
  test('are there the next time, under their names, in order', () => {
    const device = new Device();
    const library = device.openLibrary();
    expect(library.keep(documentOf('Nord'))).toBeNull();
    expect(library.keep(documentOf('Sud', 2))).toBeNull();
    expect(device.openLibrary().get()).toMatchObject({ panne: null, scenarios: [{ document: documentOf('Nord') }, { document: documentOf('Sud', 2) }] });
  });

  test('kept again under the same name, the new one takes the place; that can be taken back', () => {
    const device = new Device();
    const library = device.openLibrary();
    library.keep(documentOf('Nord', 1));
    library.keep(documentOf('Nord', 5));
    expect(library.get()).toMatchObject({ scenarios: [{ document: documentOf('Nord', 5) }], reprise: '«\u00a0Nord\u00a0» a été remplacé par le scénario présent.' });
    library.restore();
    expect(device.openLibrary().get().scenarios).toMatchObject([{ document: documentOf('Nord', 1) }]);
    expect(library.get().reprise).toBeNull();
  });

  test('are renamed, duplicated beside themselves, removed and given back in their place', () => {
    const device = new Device();
    const library = device.openLibrary();
    for (const nom of ['A', 'B', 'C']) library.keep(documentOf(nom));
    const [first, second] = library.get().scenarios;
    expect(library.rename(first?.id ?? '', 'B')).toContain('déjà le nom');
    expect(library.rename(first?.id ?? '', ' \u0000 ')).toContain('attendu');
    expect(library.rename(first?.id ?? '', '<b>A</b>')).toBeNull();
    expect(library.duplicate(second?.id ?? '')).toBeNull();
    expect(device.names()).toEqual(['<b>A</b>', 'B', 'B (copie)', 'C']);
    library.remove(second?.id ?? '');
    expect(device.names()).toEqual(['<b>A</b>', 'B (copie)', 'C']);
    library.restore();
    expect(device.names()).toEqual(['<b>A</b>', 'B', 'B (copie)', 'C']);
    library.restore();
    library.remove('inconnu');
    expect(device.names()).toHaveLength(4);
  });

  test('without a name is refused; past the most kept too', () => {
    const library = new Device().openLibrary();
    expect(library.keep(documentOf(''))).toContain('nom');
    for (let i = 0; i < mostKept; i += 1) expect(library.keep(documentOf(`s${i}`))).toBeNull();
    expect(library.keep(documentOf('de trop'))).toContain(String(mostKept));
    expect(library.duplicate(library.get().scenarios[0]?.id ?? '')).toContain(String(mostKept));
    expect(library.keep(documentOf('s3', 9))).toBeNull();
  });

  test('where the storage is full or refused, they stay until the page closes, and a sentence says so', () => {
    for (const [state, words] of [['plein', 'plein'], ['refuse', 'ne garde rien']] as const) {
      const device = new Device();
      const library = device.openLibrary();
      library.keep(documentOf('Avant'));
      device.state = state;
      library.keep(documentOf('Après'));
      library.keep(documentOf('Encore'));
      expect(library.get().panne).toContain(words);
      expect(library.get().scenarios.map(({ document }) => document.scenario.nom)).toEqual(['Avant', 'Après', 'Encore']);
      device.state = 'sain';
      library.remove(library.get().scenarios[2]?.id ?? '');
      expect(library.get().panne).toBeNull();
      expect(device.names()).toEqual(['Avant', 'Après']);
    }
  });

  test('a list that cannot be read is put aside before another is written', () => {
    const device = new Device();
    device.kept.set(libraryKey, '{"version":1,"scenarios":[{');
    const library = device.openLibrary();
    expect(library.get().panne).toContain('mise de côté');
    library.keep(documentOf('Nouveau'));
    expect(device.kept.get(asideKey)).toBe('{"version":1,"scenarios":[{');
    expect(device.names()).toEqual(['Nouveau']);
    library.keep(documentOf('Autre'));
    expect(device.names()).toEqual(['Nouveau', 'Autre']);
    expect(library.get().panne).toContain('mise de côté');
  });

  test('entries that cannot be read are counted and written back as they are', () => {
    const device = new Device();
    const odd = { id: 'x', format: 'carto-cls.scenario', version: 9, secret: [1, 2] };
    device.kept.set(libraryKey, JSON.stringify({ version: 1, scenarios: [odd, { id: 'y', ...toFileObject(documentOf('Lisible')) }] }));
    const library = device.openLibrary();
    expect(library.get().panne).toContain('1 scénario gardé ne peut pas être lu');
    library.keep(documentOf('Autre'));
    expect(device.names()).toEqual(['Lisible', 'Autre']);
    expect(JSON.parse(device.kept.get(libraryKey) ?? '')).toMatchObject({ scenarios: [{ id: 'y' }, {}, odd] });
  });

  test('a list of a later page is neither read nor written over', () => {
    const device = new Device();
    const later = '{"version":2,"scenarios":[]}';
    device.kept.set(libraryKey, later);
    const library = device.openLibrary();
    expect(library.get().panne).toContain('plus récente');
    library.keep(documentOf('Nord'));
    expect(device.kept.get(libraryKey)).toBe(later);
    expect(library.get().scenarios).toHaveLength(1);
  });

  test('what another window keeps is not lost', () => {
    const device = new Device();
    const [one, other] = [device.openLibrary(), device.openLibrary()];
    one.keep(documentOf('A'));
    other.keep(documentOf('B'));
    expect(device.names()).toEqual(['A', 'B']);
    device.dispatchEvent(Object.assign(new Event('storage'), { key: libraryKey }));
    expect(one.get().scenarios).toHaveLength(2);
  });
});

const openSteps = () => {
  let view = defaultView;
  const store = { get: () => view, update: (patch: Parameters<Parameters<typeof createScenarioSteps>[0]['update']>[0]) => void (view = { ...view, ...(typeof patch === 'function' ? patch(view) : patch) }) };
  return { steps: createScenarioSteps(store), view: () => view };
};

describe('steps of a scenario', () => {
  test('are undone and done again one by one; a new one drops those undone', () => {
    const { steps, view } = openSteps();
    const told: unknown[] = [];
    steps.subscribe(() => told.push(steps.get()));
    const [a, b, c] = [scenarioOf('a'), scenarioOf('b'), scenarioOf('c')];
    steps.change(a);
    steps.change(b);
    steps.undo();
    expect(view().plan.scenario).toBe(a);
    steps.redo();
    expect(view().plan.scenario).toBe(b);
    steps.undo();
    steps.change(c);
    expect(steps.get()).toEqual({ undo: true, redo: false });
    steps.undo();
    steps.undo();
    steps.undo();
    expect(view().plan.scenario).toBe(emptyScenario);
    expect(steps.get()).toEqual({ undo: false, redo: true });
    expect(told.length).toBeGreaterThan(2);
  });

  test('undoing the opening of a document gives back the territory, the profession and the threshold too', () => {
    const { steps, view } = openSteps();
    const { scenario, profession } = documentOf('Nord');
    steps.change(scenario, { territoire: v.parse(territoireIdSchema, 'france:FR'), profession, seuil: 80 });
    expect(view()).toMatchObject({ territoire: 'france:FR', plan: { profession, seuil: 80, scenario } });
    steps.undo();
    expect(view()).toEqual(defaultView);
    steps.redo();
    expect(view()).toMatchObject({ territoire: 'france:FR', plan: { profession, seuil: 80, scenario } });
  });
});
