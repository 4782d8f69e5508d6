import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { codeCommuneSchema } from '../../src/contract/codes';
import { compareCells, compareFile, compareOrder, type CompareSource, differingCount } from '../../src/view-models/planner/compare';
import { sideDetail, sidesOf } from '../../src/view-models/planner/sides';
import { versionsText } from '../../src/view-models/planner/versions';
import { emptyScenario } from '../../src/state/scenario';
import { csvOf } from './support';

const commune = v.parse(codeCommuneSchema, '36018');
const lignes = [
  { kind: 'ajout', profession: 'medecin_generaliste', commune, postes: 1 },
  { kind: 'ajout', profession: 'infirmier', commune, postes: 1 },
] as const;
const donnees = { au: '2026-01-01', apl: { medecin_generaliste: 2023, infirmier: 2023 } };

const source: CompareSource = {
  communes: { code: ['36001', '36002', '36003', '36004'], nom: ['Ardentes', '=Bel', 'Ciron', 'Douadic'], departement: ['36', '36', '36', '36'] },
  ranks: Int32Array.of(0, 1, 2, 3),
  statuses: Uint8Array.of(0, 0, 0, 4),
  a: Float64Array.of(2, 3, 1, Number.NaN),
  b: Float64Array.of(2.5, 2, 1, Number.NaN),
  people: Float64Array.of(100, 200, 300, 400),
  decimals: 2,
};

describe('two scenarios compared', () => {
  test('the largest gaps come first, whichever way they go; the unknown last both ways', () => {
    expect([...compareOrder(source, { column: 'ecart', direction: 'descending' })]).toEqual([1, 0, 2, 3]);
    expect([...compareOrder(source, { column: 'ecart', direction: 'ascending' })]).toEqual([2, 0, 1, 3]);
    expect([...compareOrder(source, { column: 'b', direction: 'ascending' })]).toEqual([2, 1, 0, 3]);
    expect(differingCount(source)).toBe(2);
    expect(differingCount({ ...source, ranks: Int32Array.of(2, 3) })).toBe(0);
  });

  test('a cell says the gap from A to B, and why there is none', () => {
    expect(compareCells(source, 1).map(({ text }) => text)).toEqual(['=Bel', '3,00', '2,00', '\u22121,00', '200']);
    expect(compareCells(source, 3).slice(2, 4)).toEqual([
      { text: '–', soft: true },
      { text: '–', soft: true },
    ]);
  });

  test('the file names both sides and runs nothing', () => {
    const { text } = csvOf(compareFile(source, Int32Array.of(1, 3), ['Chiffres officiels', '=pire'], ['Brenne'], ['Note'], []));
    const [head, first, second] = text.replace('\ufeff', '').split('\r\n');
    expect(head).toContain('Accès B (=pire)');
    expect(first).toBe("36002;'=Bel;36;200;3;2;-1;");
    expect(second).toMatch(/^36004;Douadic;36;400;;;;.+/u);
  });

  test('the sides are the official figures, the present scenario, those kept; each says what of it counts', () => {
    const sides = sidesOf({ ...emptyScenario, lignes }, []);
    expect(sides.map(({ label }) => label)).toEqual(['Chiffres officiels', 'Scénario présent (sans nom)']);
    const [official, present] = sides;
    expect(official === undefined ? '' : sideDetail(official, 0, 0)).toBeNull();
    expect(present === undefined ? '' : sideDetail(present, 1, 0)).toBe('1\u00a0ligne prise en compte, 1\u00a0ligne hors de cette profession');
  });
});

describe('a scenario of another version', () => {
  const present = { modele: '2d6b11bd', donnees };
  test('of this version says nothing, nor does one without a line or without versions', () => {
    expect(versionsText({ lignes, modele: '2d6b11bd', donnees }, present)).toBeNull();
    expect(versionsText({ lignes: [], modele: '00000000', donnees }, present)).toBeNull();
    expect(versionsText({ lignes, modele: null, donnees: null }, present)).toBeNull();
    expect(versionsText({ lignes, modele: '00000000', donnees }, { modele: null, donnees: null })).toBeNull();
  });

  test('names what differs, for the professions of its lines alone', () => {
    const text = versionsText({ lignes: [lignes[0]], modele: '00000000', donnees: { au: '2024-03-01', apl: { medecin_generaliste: 2021, infirmier: 2021 } } }, present);
    expect(text).toContain('médecins généralistes\u00a0: APL 2021, 2023 ici');
    expect(text).toContain('sources au 1er\u00a0mars\u00a02024, au 1er\u00a0janvier\u00a02026 ici');
    expect(text).toContain('modèle d’accès 00000000, 2d6b11bd ici');
    expect(text).not.toContain('infirmières');
    expect(versionsText({ lignes, modele: '2d6b11bd', donnees: { au: null, apl: { medecin_generaliste: 2023, infirmier: 2022 } } }, present)).toContain('infirmiers');
  });
});
