import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { ProfessionParameters } from '../../src/contract/access-file';
import { codeCommuneSchema } from '../../src/contract/codes';
import { statusIndex } from '../../src/contract/value-file';
import { measureEquity } from '../../src/domain/access/equity';
import { unknownCount } from '../../src/domain/access/variants';
import { classOfValue } from '../../src/domain/class-of-value';
import { noClass } from '../../src/domain/class-codes';
import { beforeAfterRows, gainRows, signed, undefinedNote } from '../../src/view-models/planner/before-after';
import { bestSites } from '../../src/view-models/planner/best-sites';
import { changeCells, changesFile, changesOrder, type ChangesSource, flooredCount } from '../../src/view-models/planner/changes';
import { draftOfLine, itemsOf, type LineDraft, lineOfDraft, lineText, otherLinesText, parseAmount } from '../../src/view-models/planner/lines';
import { accessBreaks, changeBreaks, planChoropleth, thresholdOf, weighedMean } from '../../src/view-models/planner/plan-map';
import { warningText } from '../../src/view-models/planner/sources';
import { csvOf } from './support';

const leBlanc = v.parse(codeCommuneSchema, '36018');
const belabre = v.parse(codeCommuneSchema, '36016');
const gp = 'medecin_generaliste';
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const gps: ProfessionParameters = {
  profession: gp,
  source: 'apl',
  decroissance: [{ moins_de: 20, poids: 1 }],
  offre_arrivant: 5400,
  offre_poste: 4207,
  pour: 1,
  apl: 'apl_mg',
  population_standardisee: 'pop',
  population: 'pop',
  annee: 2023,
  postes: { indicateur: 'generalistes', annee: 2020 },
};

describe('a line of the scenario', () => {
  test.each([
    ['1', 1],
    ['0,5', 0.5],
    ['0.25', 0.25],
    [' 1 200 ', 1200],
    ['0', 0],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['=1+1', null],
    ['1000000', null],
  ])('« %s » typed is %s', (text, value) => expect(parseAmount(text)).toBe(value));

  test('says what is missing from a draft', () => {
    const draft: LineDraft = { kind: 'deplacement', commune: leBlanc, vers: null, nombre: '1' };
    expect(lineOfDraft({ ...draft, commune: null }, gp)).toHaveProperty('manque');
    expect(lineOfDraft({ ...draft, nombre: 'x' }, gp)).toHaveProperty('manque');
    expect(lineOfDraft(draft, gp)).toEqual({ manque: 'Choisissez la commune d’arrivée.' });
    expect(lineOfDraft({ ...draft, vers: belabre }, gp)).toEqual({ kind: 'deplacement', profession: gp, commune: leBlanc, vers: belabre, postes: 1 });
  });

  test('edited and left as it is, it is the same line', () => {
    const amounts = fc.integer({ min: 1, max: 99_999_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(fc.constantFrom('ajout', 'retrait', 'deplacement', 'tournee'), amounts, (kind, amount) => {
        const nombre = String(amount).replace('.', ',');
        const line = lineOfDraft({ kind, commune: leBlanc, vers: belabre, nombre }, gp);
        expect('manque' in line ? null : lineOfDraft(draftOfLine(line), gp)).toEqual(line);
      }),
    );
  });

  test('reads in plain words, and a commune that is gone keeps its place with a rank that no kernel takes', () => {
    const line = { kind: 'retrait', profession: gp, commune: leBlanc, postes: 2 } as const;
    expect(plain(lineText(line, () => 'Le Blanc (36)'))).toBe('− 2 postes, Le Blanc (36)');
    expect(plain(lineText({ kind: 'tournee', profession: gp, commune: leBlanc, demiJournees: 1 }, () => 'Le Blanc (36)'))).toBe('Tournée, 1 demi-journée par semaine, Le Blanc (36)');
    expect(itemsOf([line], () => null)).toEqual([{ kind: 'retrait', commune: -1, postes: 2 }]);
    expect(plain(otherLinesText([line], { profession: 'infirmier' }) ?? '')).toBe('1 ligne pour d’autres professions : gardée dans le scénario.');
    expect(otherLinesText([line], { profession: gp })).toBeNull();
    const point = { service: 'gare', commune: leBlanc, kind: 'point' } as const;
    expect(plain(lineText(point, () => 'Le Blanc (36)'))).toBe('Nouveau point, gare de voyageurs, Le Blanc (36)');
    expect(plain(lineText({ service: 'urgences', commune: leBlanc, kind: 'minutes', minutes: 12.5 }, () => 'Le Blanc (36)'))).toBe('Urgences ou SMUR : 12,5 min, Le Blanc (36)');
    expect(plain(otherLinesText([line, point], { profession: gp }) ?? '')).toBe('1 ligne pour des services : gardée dans le scénario.');
    expect(plain(otherLinesText([line, point, point], { service: 'ehpad' }) ?? '')).toBe('1 ligne pour des professions et 2 lignes pour d’autres services : gardées dans le scénario.');
    expect(otherLinesText([point], { service: 'gare' })).toBeNull();
  });
});

describe('before and after', () => {
  const world = { people: Float64Array.of(100, 300, 600), standardised: Float64Array.of(100, 300, 600), per: 1 };
  const avant = measureEquity({ ...world, access: Float64Array.of(1, 2, 4) }, 2.5, null);
  const apres = measureEquity({ ...world, access: Float64Array.of(1, 3, 4) }, 2.5, null);

  test('shows each figure, and the gap with its sign', () => {
    const rows = new Map(beforeAfterRows(gps, 2.5, avant, apres).map(({ id, avant: one, apres: other, ecart }) => [id, [one, other, ecart].map(plain)]));
    expect(rows.get('part')).toEqual(['40,0 %', '10,0 %', '−30,0 pt']);
    expect(rows.get('habitants')).toEqual(['400', '100', '−300']);
    expect(rows.get('communes')).toEqual(['2', '1', '−1']);
    expect(rows.get('moyenne')).toEqual(['3,10', '3,40', '+0,30']);
    expect(rows.get('deficit')).toEqual(['300', '150', '−150']);
    expect(rows.get('postes')).toEqual(['0,1', '0,0', '=']);
  });

  test('a ratio that is not defined says so', () => {
    const none = measureEquity({ ...world, access: Float64Array.of(0, 2, 4) }, 2.5, null);
    expect(beforeAfterRows(gps, 2.5, none, none).find(({ id }) => id === 'd9d1')).toMatchObject({ avant: 'non défini', apres: 'non défini', ecart: '' });
    expect(undefinedNote(none, none)).toContain('D1 est nul');
    expect(undefinedNote(avant, apres)).toBeNull();
  });

  test('what rounds to nothing is no gap', () => {
    expect([signed(0.004, 2), signed(-0.004, 2), signed(0.01, 2), signed(-1200, 0)].map(plain)).toEqual(['=', '=', '+0,01', '−1 200']);
  });

  test('bars are as long as the gains, and point back for a loss', () => {
    const rows = gainRows([{ from: 1, to: 2, people: 10, change: 0.2 }, { from: 3, to: 4, people: 10, change: -0.1 }], 2, 0);
    expect(rows.map(({ share }) => share)).toEqual([1, -0.5]);
    expect(rows.map(({ gain }) => gain)).toEqual(['+0,200', '−0,100']);
  });
});

describe('the map of a scenario', () => {
  const official = Float64Array.of(0.4, 1.2, 2.4, 2.5, 3.1, 4.8, Number.NaN);
  const statuses = Uint8Array.from(official, (value) => statusIndex(Number.isNaN(value) ? 'hors_champ' : 'observe'));

  test('always has a break at the threshold, and keeps unknown communes unknown', () => {
    const breaks = accessBreaks(official, null, 2.5);
    expect(breaks).toContain(2.5);
    const { classOfRank, colours } = planChoropleth({ values: official, statuses, breaks, pivot: 2.5, scheme: 'light' });
    expect(colours).toHaveLength(breaks.length + 1);
    expect(classOfRank[6]).toBe(noClass.horsChamp);
  });

  test('a change of nothing stands in the middle class', () => {
    for (const profession of [gp, 'infirmier'] as const) {
      const breaks = changeBreaks(profession);
      expect(classOfValue(breaks, 0)).toBe(breaks.length / 2);
    }
  });

  test('the threshold is the person’s, else the official one, else the weighed mean, said so', () => {
    const official2 = { seuil: 2.5, seuil_libelle: 'Sous 2,5' };
    const none = { seuil: null, seuil_libelle: null };
    expect(thresholdOf(null, official2, null)).toEqual({ value: 2.5, text: 'Sous 2,5' });
    expect(thresholdOf(3, official2, null)?.text).toContain('sans valeur officielle');
    const mean = weighedMean(Float64Array.of(1, 3, Number.NaN), Float64Array.of(300, 100, 1000));
    expect(mean).toBe(1.5);
    expect(thresholdOf(null, none, mean)).toMatchObject({ value: 1.5, text: expect.stringContaining('Aucun seuil officiel') });
    expect(thresholdOf(null, none, null)).toBeNull();
  });
});

describe('the table of changes', () => {
  const access = Float64Array.of(1, 2.6, 0, Number.NaN);
  const source: ChangesSource = {
    communes: { code: ['36001', '36002', '36003', '36004'], nom: ['=Aigny', 'Belâbre', 'Ciron', 'Douadic'], departement: ['36', '36', '36', '36'] },
    ranks: null,
    official: Float64Array.of(1, 2.4, 0.1, Number.NaN),
    statuses: Uint8Array.of(statusIndex('observe'), statusIndex('observe'), statusIndex('observe'), statusIndex('hors_champ')),
    change: Float64Array.of(0, 0.2, -0.5, 0.3),
    access,
    floored: Uint8Array.of(0, 0, 1, 0),
    people: Float64Array.of(10, 20, 30, 40),
    breaks: [2.5],
    decimals: 2,
    variants: { variants: 36, under: Uint8Array.of(0, 3, 36, unknownCount), lowest: Float32Array.of(1, 2, 0, Number.NaN), highest: Float32Array.of(1, 3, 1, Number.NaN) },
  };

  test('those that change most come first, unknown ones last', () => {
    expect([...changesOrder(source, { column: 'changement', direction: 'descending' })]).toEqual([1, 2, 0, 3]);
    expect([...changesOrder(source, { column: 'apres', direction: 'ascending' })]).toEqual([2, 0, 1, 3]);
  });

  test('a floored commune and an unknown one are told', () => {
    expect(changeCells(source, 2).map(({ text }) => plain(text))).toEqual(['Ciron', '0,10', '0,00 (plancher)', '−0,10', '=', '36/36', '30']);
    expect(changeCells(source, 1).at(-3)?.text).toBe('+1');
    expect(changeCells(source, 3).map(({ text }) => text)).toEqual(['Douadic', 'hors champ', '–', '–', '–', '–', '40']);
    expect(changeCells({ ...source, variants: null }, 1).at(-2)).toEqual({ text: '…', soft: true });
    expect(flooredCount(source)).toBe(1);
  });

  test('the file holds no formula, and no figure where none is known', () => {
    const { name, text } = csvOf(changesFile(source, Int32Array.of(0, 3), { names: ['apl_mg', 'Brenne'], notes: ['Source : DREES'], indicateurs: [] }));
    expect(name).toBe('carto-cls_scenario_apl-mg_brenne.csv');
    const lines = text.split('\r\n');
    expect(lines[1]).toBe("36001;'=Aigny;36;10;1;0;1;0;0;36;");
    expect(lines[2]).toBe('36004;Douadic;36;40;;;;;;36;hors champ');
    expect(lines).toContain('Source : DREES');
  });
});

test('the best places lift most people, then cut most of the deficit; a place that changes nothing is none', () => {
  const scan = { lifted: Float64Array.of(5, 10, 10, 0, 99), deficitCut: Float64Array.of(1, 1, 2, 0, 9) };
  expect(bestSites(scan, Int32Array.of(0, 1, 2, 3), 10).map(({ rank }) => rank)).toEqual([2, 1, 0]);
  expect(bestSites(scan, null, 1).map(({ rank }) => rank)).toEqual([4]);
});

test('the warning carries the published correlation, or says that there is none', () => {
  // Just under the limit of 0.75: rounded, it would seem to reach it.
  expect(warningText(0.7495)).toContain('0,7495');
  expect(warningText(null)).toContain('n’a pas pu être comparé');
});
