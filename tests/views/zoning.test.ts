import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noClass, unspoken } from '../../src/domain/class-codes';
import { accessOfBassins } from '../../src/domain/zoning/bassins';
import { compareZonings, type Cutoffs } from '../../src/domain/zoning/zoning';
import { peopleWords } from '../../src/view-models/people';
import { cutoffsText, offeredCutoffs, parseCutoffs } from '../../src/view-models/planner/zoning-cutoffs';
import { ranksOfBassins, zoningChoropleth, zoningLegend, zoningScope, zoningTooltip } from '../../src/view-models/planner/zoning-map';
import { bassinRows, departementsOf, simulationLabel, sortedBassins, type ZonedBassins, zoneLabels, zoneRows, zoningCells, zoningColumns, zoningFile, zoningSentence } from '../../src/view-models/planner/zoning-rows';
import { csvOf, indicatorOf } from './support';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const apl = indicatorOf();

/** Three bassins (the second stands across two départements, the third has no figure) and a commune of none. */
const people = Float64Array.of(100, 100, 300, 300, 50, 7);
const bassins = accessOfBassins({
  bassinVie: ['01', '01', '02', '02', '03', null],
  access: Float64Array.of(2, 2.4, 3, 3.2, Number.NaN, 9),
  standardised: people,
  people,
  population: people,
});
const departement = ['36', '36', '36', '86', '86', '86'];
const zoned = (before: Cutoffs, after: Cutoffs): ZonedBassins => ({ bassins, before, after, change: compareZonings(bassins, before, after), national: 1000 });
const wider = zoned([2.5, 3.6], [3.15, 3.6]);
const nameOf = (code: string): string => ({ '01': 'Zèle', '02': 'École' })[code] ?? code;

describe('cut-offs', () => {
  test('offered hold the official threshold where there is one, and say what is the project’s choice', () => {
    expect(offeredCutoffs({ seuil: 2.5 }, 3.34)).toMatchObject({ cutoffs: [2.5, 3.3] });
    expect(offeredCutoffs({ seuil: null }, 100)).toMatchObject({ cutoffs: [75, 100] });
    expect(offeredCutoffs({ seuil: 2.5 }, 2.4)).toMatchObject({ cutoffs: [1.8, 2.4] });
    for (const seuil of [2.5, null]) expect(offeredCutoffs({ seuil }, 3.34)?.text).toContain('choix du projet');
    expect(offeredCutoffs({ seuil: 2.5 }, null)).toBeNull();
    expect(offeredCutoffs({ seuil: null }, 0)).toBeNull();
  });
  test.each([
    ['2,5', '4', [2.5, 4]],
    [' 2.5', '10 000', [2.5, 10000]],
    ['4', '2,5', null],
    ['2,5', '2,5', null],
    ['0', '3', null],
    ['', '3', null],
    ['abc', '3', null],
    ['1', '10001', null],
    ['-1', '2', null],
  ])('« %s » and « %s » typed are %o', (low, high, expected) => {
    const read = parseCutoffs(low, high);
    expect('manque' in read ? null : read).toEqual(expected);
  });
  test('are told', () => {
    expect(cutoffsText([2.5, 4])).toBe('2,5 et 4');
    expect(zoneLabels([2.5, 4]).map(plain)).toEqual(['Priorité 1 : moins de 2,5', 'Priorité 2 : 2,5 à moins de 4', 'Hors priorité : 4 et plus']);
  });
});

const told = (zoning: ZonedBassins, whole = false) => plain(zoningSentence({ ...zoning, where: 'dans l’Indre', whole, people: peopleWords(apl) }));

describe('a zoning shown', () => {
  test('counts people of each class, before and after, and their share of the country', () => {
    expect(zoneRows(wider).map(({ before, after, gap }) => [before, after, gap].map(plain))).toEqual([
      ['200 (20,00 %)', '800 (80,00 %)', '+600'],
      ['600 (60,00 %)', '0 (0,00 %)', '−600'],
      ['0 (0,00 %)', '0 (0,00 %)', '='],
    ]);
  });
  test('is told in a sentence', () => {
    expect(told(wider)).toBe('Parmi les 3 bassins de vie qui ont une commune dans l’Indre, 1 bassin de vie change de classe : 600 habitants, soit 60,00 % des habitants comptés en France (600 vers une priorité plus forte).');
    expect(told(zoned([2.5, 3.6], [2.5, 3.6]), true)).toBe('En France, aucun ne change de classe entre les deux jeux de coupures.');
    expect(told(zoned([2.5, 3.6], [2.1, 3]), true)).toBe('En France, 2 bassins de vie changent de classe : 800 habitants, soit 80,00 % des habitants comptés en France (800 vers une priorité plus faible).');
  });
  test('lists its bassins, sorted either way, those of no class last', () => {
    const rows = bassinRows(wider, nameOf);
    expect(sortedBassins(rows, { column: 'apl', direction: 'descending' }).map(({ bassin }) => bassin.code)).toEqual(['02', '01', '03']);
    expect(sortedBassins(rows, { column: 'apl', direction: 'ascending' }).map(({ bassin }) => bassin.code)).toEqual(['01', '02', '03']);
    expect(sortedBassins(rows, { column: 'nom', direction: 'ascending' }).map(({ nom }) => nom)).toEqual(['03', 'École', 'Zèle']);
    expect(sortedBassins(rows, { column: 'population', direction: 'descending' }).map(({ bassin }) => bassin.people)).toEqual([600, 200, 50]);
    for (const row of rows) expect(zoningCells(row, 2)).toHaveLength(zoningColumns.length);
    expect(rows.map((row) => zoningCells(row, 2).map(({ text }) => text))).toContainEqual(['03', 'non disponible', '–', '–', '50', '1']);
  });
  test('in a file says that it is a simulation', () => {
    const { name, text } = csvOf(zoningFile(bassinRows(wider, nameOf), { departement }, ['Indre'], ['Mesure : APL'], []));
    expect(name).toBe('carto-cls_simulation-zonage_indre.csv');
    const rows = text.split('\r\n');
    expect(rows[2]).toBe('02;École;36 86;2;600;1;3,1;Priorité 2;Priorité 1;oui');
    expect(rows[3]).toBe('03;03;86;1;50;0;;sans classe;sans classe;non');
    expect(text).toContain(simulationLabel);
    expect(bassins.map((bassin) => departementsOf(bassin, { departement }))).toEqual([['36'], ['36', '86'], ['86']]);
  });
  test('on the map gives all the communes of a bassin one class', () => {
    const classes = (view: 'avant' | 'apres' | 'changement') => [...zoningChoropleth(wider, 6, view, 'light').classOfRank];
    expect(classes('avant')).toEqual([0, 0, 1, 1, noClass.absent, unspoken]);
    expect(classes('apres')).toEqual([0, 0, 0, 0, noClass.absent, unspoken]);
    expect(classes('changement')).toEqual([1, 1, 0, 0, noClass.absent, unspoken]);
    expect(new Set(zoningChoropleth(wider, 6, 'changement', 'dark').colours).size).toBe(3);
    expect([...ranksOfBassins(bassins)]).toEqual([0, 1, 2, 3, 4]);
  });
  test('has a legend that counts bassins and all their people', () => {
    const legend = zoningLegend(wider, zoningChoropleth(wider, 6, 'avant', 'light'), 'avant', apl, people);
    expect(legend.classes.map(({ label, units, people: count }) => [plain(label), units, count])).toEqual([
      ['Priorité 1 : moins de 2,5', 1, 200],
      ['Priorité 2 : 2,5 à moins de 3,6', 1, 600],
      ['Hors priorité : 3,6 et plus', 0, 0],
    ]);
    expect(legend.missing.map(({ label, units }) => [label, units])).toEqual([['APL du bassin inconnue', 1]]);
    expect(zoningScope('dans l’Indre', false, 'habitants').text).toContain('hors du territoire');
    const changes = zoningLegend(wider, zoningChoropleth(wider, 6, 'changement', 'light'), 'changement', apl, people);
    expect(changes.classes.map(({ label, units }) => [label, units])).toEqual([['Vers une priorité plus forte', 1], ['Même classe', 1], ['Vers une priorité plus faible', 0]]);
  });
  test('tells a bassin under the pointer', () => {
    const [first, second, third] = bassins;
    if (first === undefined || second === undefined || third === undefined) throw new Error('trois bassins');
    expect(plain(zoningTooltip(second, 'École', wider, 2).value)).toBe('Priorité 2 → Priorité 1');
    expect(zoningTooltip(first, 'Zèle', wider, 2).value).toBe('Priorité 1');
    expect(zoningTooltip(third, '03', wider, 2).value).toBe('non disponible');
  });
  test('of any cut-offs, the changes of the map are those of the table', () => {
    const cutoffs = fc.tuple(fc.integer({ min: 10, max: 40 }), fc.integer({ min: 1, max: 20 })).map(([low, more]) => [low / 10, (low + more) / 10] as const);
    fc.assert(
      fc.property(cutoffs, cutoffs, (before, after) => {
        const zoning = zoned(before, after);
        const { classOfRank } = zoningChoropleth(zoning, 6, 'changement', 'light');
        for (const { bassin, from, to } of bassinRows(zoning, nameOf)) {
          for (const rank of bassin.ranks) expect(classOfRank[rank] === 1 || classOfRank[rank] === noClass.absent).toBe(from === to);
        }
      }),
    );
  });
});
