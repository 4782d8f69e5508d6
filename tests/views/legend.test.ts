import { describe, expect, test } from 'vitest';
import { classify, classifyCategories } from '../../src/domain/classes';
import { oneOfEachBassin } from '../../src/domain/communes';
import { buildLegend, classLabels, legendScope } from '../../src/view-models/legend';
import { indicatorOf, plain, valuesOf } from './support';

const colours = ['#111111', '#222222', '#333333'];

describe('legend', () => {
  const data = valuesOf([1, 2.5, 3, 'secret', 'hors_champ', 'absent', 2.4]);
  const breaks = [2.5, 2.8];
  const people = Float64Array.from([10, 20, 30, 40, 50, 60, 70]);
  const legend = buildLegend({
    indicator: indicatorOf(),
    classOfRank: classify(data.values, data.statuses, breaks),
    breaks,
    colours,
    ranks: null,
    people,
    bassins: null,
    histogram: null,
  });

  test('counts communes and people by class; a value at a break is in the class above', () => {
    expect(legend.classes.map(({ communes, people: count }) => [communes, count])).toEqual([
      [2, 80],
      [1, 20],
      [1, 30],
    ]);
  });

  test('tells secrecy, out of scope and missing apart', () => {
    expect(legend.missing.map(({ label, communes, people: count }) => [label, communes, count])).toEqual([
      ['Secret statistique', 1, 40],
      ['Hors du champ de la source', 1, 50],
      ['Non disponible', 1, 60],
    ]);
  });

  test('says the threshold in the words of the catalogue', () => {
    expect(legend.threshold).toEqual({ value: 2.5, text: 'Sous 2,5 consultations, la commune est dite sous-dense' });
  });

  test('counts only the territory at hand', () => {
    const own = buildLegend({ indicator: indicatorOf(), classOfRank: classify(data.values, data.statuses, breaks), breaks, colours, ranks: Int32Array.of(0, 3), people, bassins: null, histogram: null });
    expect(own.classes.map(({ communes }) => communes)).toEqual([1, 0, 0]);
    expect(own.missing).toHaveLength(1);
  });

  test('shows no count of people rather than a zero while populations are on their way', () => {
    const early = buildLegend({ indicator: indicatorOf(), classOfRank: classify(data.values, data.statuses, breaks), breaks, colours, ranks: null, people: null, bassins: null, histogram: null });
    expect(early.classes.map(({ people: count }) => count)).toEqual([null, null, null]);
  });

  test('shows that people are not known, rather than coming, when they cannot be read', () => {
    const own = buildLegend({ indicator: indicatorOf(), classOfRank: classify(data.values, data.statuses, breaks), breaks, colours, ranks: null, people: 'inconnu', bassins: null, histogram: null });
    expect(own.classes.map(({ people: count }) => count)).toEqual(['inconnu', 'inconnu', 'inconnu']);
  });

  test('counts bassins de vie, and the people of the communes, where the indicator is published by bassin', () => {
    // Ranks 0 and 1 are of one bassin, rank 2 of another whose first commune is elsewhere, rank 3 of none.
    const bassinVie = ['a', 'a', 'b', null, 'b'];
    const spread = valuesOf([1, 1, 3, 'absent', 3]);
    const ranks = Int32Array.of(0, 1, 2, 3);
    const own = buildLegend({
      indicator: indicatorOf({ maille: 'bassin_vie' }),
      classOfRank: classify(spread.values, spread.statuses, breaks),
      breaks,
      colours,
      ranks,
      bassins: oneOfEachBassin(bassinVie, ranks),
      people: Float64Array.of(10, 20, 30, 40, 50),
      histogram: null,
    });
    expect(own.classes.map(({ units, communes, people: count }) => [units, communes, count])).toEqual([
      [1, 2, 30],
      [0, 0, 0],
      [1, 1, 30],
    ]);
    expect(own.missing.map(({ units, people: count }) => [units, count])).toEqual([[0, 40]]);
  });

  test('says what it counts, and that a bassin may stand across the border of the territory', () => {
    expect(legendScope(indicatorOf(), 'en France', true)).toMatchObject({ heading: 'Communes', text: 'Communes et habitants comptés en France.' });
    expect(legendScope(indicatorOf(), 'en France', true, { id: 'population', libelle: 'Population' }).text).toBe('Communes et habitants comptés en France.');
    expect(legendScope(indicatorOf(), 'en France', true, { id: 'population_apl_mg', libelle: 'Population retenue pour l’APL' }).text).toBe(
      'Communes et habitants comptés en France. Population\u00a0: « Population retenue pour l’APL », et non la population municipale.',
    );
    const bassin = legendScope(indicatorOf({ maille: 'bassin_vie' }), 'dans l’Indre', false);
    expect(bassin.unit.plural).toBe('bassins de vie');
    expect(plain(bassin.text)).toBe('Bassins de vie qui ont au moins une commune dans l’Indre ; habitants comptés dans l’Indre seulement.');
    expect(legendScope(indicatorOf({ population_ref: 'population_feminine' }), 'en France', true).text).toBe('Communes et habitantes comptées en France.');
  });

  test('a category keeps its name, in the order of the classification', () => {
    const modalites = [
      { code: 2, libelle: 'FRR+', ordre: 2 },
      { code: 1, libelle: 'Non classée', ordre: 1 },
    ];
    const zones = valuesOf([1, 2, 2]);
    const own = buildLegend({
      indicator: indicatorOf({ nature: 'categoriel', modalites, seuil: null, seuil_libelle: null }),
      classOfRank: classifyCategories(zones.values, zones.statuses, modalites),
      breaks: [],
      colours,
      ranks: null,
      people: null,
      bassins: null,
      histogram: null,
    });
    expect(own.classes.map(({ label, communes }) => [label, communes])).toEqual([
      ['Non classée', 1],
      ['FRR+', 2],
    ]);
    expect(own.threshold).toBeNull();
  });

  test('bins take the colour of the class that holds their middle', () => {
    const own = buildLegend({
      indicator: indicatorOf(),
      classOfRank: classify(data.values, data.statuses, breaks),
      breaks,
      colours,
      ranks: null,
      people: null,
      bassins: null,
      histogram: { bords: [1, 2, 2.7, 3.1], communes: [1, 2, 1], avant: 0, apres: 4 },
    });
    expect(own.bins.map(({ classIndex }) => classIndex)).toEqual([0, 0, 2]);
    expect(own.cut).toEqual({ before: 0, after: 4 });
  });
});

describe('labels of classes', () => {
  test('read as a sentence, with a French comma', () => {
    expect(classLabels([1.5, 2.5], 3).map(({ label, spoken }) => [plain(label), plain(spoken)])).toEqual([
      ['moins de 1,5', 'moins de 1,5'],
      ['1,5 à 2,5', 'de 1,5 à moins de 2,5'],
      ['2,5 et plus', '2,5 et plus'],
    ]);
  });

  test('without a break, one class holds everything', () => {
    expect(classLabels([], 0)).toHaveLength(1);
  });

  test('bounds that differ keep enough decimals to differ', () => {
    const breaks = [120.1, 120.4];
    const own = buildLegend({ indicator: indicatorOf({ seuil: null }), classOfRank: new Uint8Array(0), breaks, colours, ranks: null, people: null, bassins: null, histogram: null });
    expect(own.classes.map(({ label }) => label)).toEqual(['moins de 120,1', '120,1 à 120,4', '120,4 et plus']);
  });
});
