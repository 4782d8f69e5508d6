import { describe, expect, test } from 'vitest';
import { statusIndex } from '../../src/contract/value-file';
import { noClass, unspoken } from '../../src/domain/class-codes';
import { farthestMinutes, mostSites } from '../../src/domain/access/siting/prepare';
import type { ChosenSite } from '../../src/domain/access/siting/solve';
import { peopleWords } from '../../src/view-models/people';
import { allowedRanks, categoryChoices, placesByCategory } from '../../src/view-models/planner/siting-choice';
import { mapSites, sitingSurface, surfaceBreaks, surfaceChoropleth } from '../../src/view-models/planner/siting-map';
import { siteRows, sitesFile, unreckoned } from '../../src/view-models/planner/siting-table';
import { answerText, contextText, equalsText, faultText, fewerText, gainText, goalLabels, progressText, proofText, type SitingTerms } from '../../src/view-models/planner/siting-words';
import { csvOf } from './support';

/** Spaces of all kinds are one. */
const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u00a0\u202f]/gu, ' ');
const all = peopleWords({ population_ref: 'population' });
const women = peopleWords({ population_ref: 'population_feminine' });
const terms: SitingTerms = { goal: 'seuil', profession: 'medecin_generaliste', people: all, threshold: '2,5', minutes: 15 };
const nameOf = (rank: number): string => ['Le Blanc', 'Rosnay'][rank] ?? '';
const context = { people: 37_551, before: 37_551, choice: 51 };

describe('what a search says', () => {
  test('of its goal, in the words of whom it counts', () => {
    expect(goalLabels(women).seuil).toBe('Habitantes qui passent le seuil');
    expect(plain(gainText(terms, 1))).toBe('1 habitant');
    expect(plain(gainText({ ...terms, goal: 'deficit' }, 5400))).toBe('5 400 consultations');
    expect(plain(gainText({ ...terms, goal: 'deficit', profession: 'infirmier' }, 0.75))).toBe('0,75 poste');
    expect(plain(gainText({ ...terms, goal: 'trajet' }, 120))).toBe('2 heures');
    expect(gainText(terms, Number.NaN)).toBe('–');
  });
  test('of what there is to gain', () => {
    expect(plain(contextText(terms, context))).toBe('51 lieux possibles. À leur portée : 37 551 habitants sous 2,5.');
    expect(plain(contextText({ ...terms, goal: 'couverture', people: women }, { people: 10, before: 4, choice: 1 }))).toBe('Un lieu possible. À 15 min ou moins d’eux : 10 habitantes, dont 4 déjà couvertes.');
    expect(plain(contextText({ ...terms, goal: 'trajet' }, { people: 10, before: 12.34, choice: 2 }))).toContain('à 12,3 min du service en moyenne');
    expect(plain(contextText({ ...terms, goal: 'trajet' }, { people: 10, before: farthestMinutes, choice: 2 }))).toContain('sans le service à moins de 30 min');
  });
  test('of the answer: what it changes, or that nothing would', () => {
    expect(plain(answerText(terms, 3, 15_614, context))).toBe('Ces 3 lieux feraient passer 15 614 habitants au-dessus de 2,5, sur 37 551 sous ce seuil à portée.');
    expect(plain(answerText(terms, 1, 900, context))).toMatch(/^Ce lieu ferait passer 900 habitants/u);
    expect(answerText(terms, 0, 0, context)).toMatch(/^Aucun lieu permis ne fait passer/u);
    expect(plain(answerText({ ...terms, goal: 'trajet' }, 2, 100 * 4, { people: 100, before: 12, choice: 9 }))).toContain('de 12,0 à 8,0 min');
  });
  test('of how sure it is, and never surer than that', () => {
    const found = { value: 900, bound: 900, optimal: true };
    expect(proofText({ ...found, method: 'enumeration' })).toMatch(/^Optimum démontré/u);
    expect(proofText({ ...found, method: 'solveur' })).toMatch(/^Optimum démontré par le solveur/u);
    expect(plain(proofText({ method: 'solveur', value: 900, bound: 1000, optimal: false }))).toMatch(/^À moins de 10,0 % de l’optimum/u);
    // A gap is rounded up: 0,01 % is not 0.
    expect(plain(proofText({ method: 'glouton', value: 99_990, bound: 100_000, optimal: false }))).toMatch(/^À moins de 0,1 %/u);
    expect(proofText({ method: 'glouton', value: 900, bound: null, optimal: false })).toMatch(/^Aucune garantie/u);
  });
  test('of how far it is', () => {
    expect(plain(progressText(terms, { method: 'enumeration', sites: Int32Array.of(1), value: 12, bound: null, part: 0.456 }))).toBe('46 % essayées. Meilleure réponse jusqu’ici : 12 habitants.');
    expect(plain(progressText(terms, { method: 'solveur', sites: Int32Array.of(1), value: 80, bound: 100, part: null }))).toBe('Meilleure réponse jusqu’ici : 80 habitants, à moins de 20,0 % de l’optimum.');
    expect(progressText(terms, { method: 'glouton', sites: new Int32Array(0), value: 0, bound: null, part: null })).toBe('');
  });
  test('of why there is no answer, with the commune at fault', () => {
    expect(faultText({ reason: 'contradiction', rank: 7 }, (rank) => `Commune ${rank}`)).toMatch(/^Commune 7 est à la fois imposée et interdite/u);
    expect(faultText({ reason: 'nombre', rank: null }, String)).toContain(String(mostSites));
  });
  test('of fewer sites than were asked for, and of others as good', () => {
    expect(fewerText(3, 3, 10, 0)).toBeNull();
    expect(plain(fewerText(40, 3, 3, 0))).toBe('40 lieux demandés, 3 possibles.');
    expect(plain(fewerText(40, 2, 3, 0))).toContain('ceux qui n’apportent rien');
    expect(plain(fewerText(5, 2, 30, 0))).toBe('2 lieux suffisent : les autres n’apporteraient rien de plus.');
    expect(equalsText(0)).toBeNull();
    expect(plain(equalsText(2))).toMatch(/^2 autres communes feraient aussi bien/u);
  });
});

describe('where sites may stand', () => {
  const places = placesByCategory(
    [
      { categorie: 'france_services', commune: 'c', itinerant: false },
      { categorie: 'france_services', commune: 'a', itinerant: false },
      { categorie: 'france_services', commune: 'a', itinerant: false },
      { categorie: 'france_services', commune: 'b', itinerant: true },
      { categorie: 'volcan', commune: 'b', itinerant: false },
      { categorie: 'gare', commune: 'nulle part', itinerant: false },
      { categorie: 'gare', commune: null, itinerant: false },
    ],
    (code) => ({ a: 0, b: 1, c: 2 })[code] ?? null,
  );
  test('a point that is no stop, of no known commune or category, is in none', () => {
    expect([...places.keys()]).toEqual(['france_services']);
    expect([...(places.get('france_services') ?? [])]).toEqual([0, 2]);
    expect(categoryChoices(places, Int32Array.of(0)).map(({ label }) => plain(label))).toEqual(['France services (1 commune)']);
    expect(categoryChoices(places, null).map(({ label }) => plain(label))).toEqual(['France services (2 communes)']);
  });
  test('in the territory, with the point and the people asked for; an unknown population is under any', () => {
    const communes = { population: Float64Array.of(100, 900, Number.NaN) };
    expect(allowedRanks(null, communes, null, 0)).toBeNull();
    expect([...(allowedRanks(null, communes, null, 100) ?? [])]).toEqual([0, 1]);
    expect([...(allowedRanks(Int32Array.of(1, 2), communes, Int32Array.of(0, 2), 0) ?? [])]).toEqual([2]);
    expect([...(allowedRanks(Int32Array.of(1, 2), communes, Int32Array.of(0, 2), 1) ?? [])]).toEqual([]);
  });
});

describe('the map of the next site', () => {
  const surface = sitingSurface('seuil', Int32Array.of(1, 2, 4), Float64Array.of(0, 250, 40), Int32Array.of(1, 2), new Set([1]), 6);
  test('has a value where a site may stand, a reason elsewhere, and none is taken for a zero', () => {
    expect([...surface.values]).toEqual([Number.NaN, Number.NaN, 250, Number.NaN, Number.NaN, Number.NaN]);
    expect([...surface.statuses].map((status) => status === statusIndex('hors_champ'))).toEqual([false, true, false, false, true, false]);
    expect(surfaceChoropleth(surface, Int32Array.of(0, 2), [1, 100], 'light').classOfRank).toEqual(Uint8Array.of(noClass.absent, unspoken, 2, unspoken, unspoken, unspoken));
    expect(surfaceChoropleth(surface, null, [1, 100], 'light').classOfRank).toEqual(Uint8Array.of(noClass.absent, noClass.horsChamp, 2, noClass.absent, noClass.horsChamp, noClass.absent));
  });
  test('minutes times people are shown as hours', () => {
    expect(sitingSurface('trajet', Int32Array.of(0), Float64Array.of(90), null, new Set(), 1).values[0]).toBe(1.5);
  });
  test('is cut in round classes, the first one for what is worth nothing', () => {
    const values = Float64Array.from({ length: 4000 }, (_, i) => (i < 1000 ? 0 : i * 1.37));
    const breaks = surfaceBreaks({ values, statuses: new Uint8Array(4000) }, 0);
    expect(breaks[0]).toBe(1);
    expect(breaks.length).toBeGreaterThanOrEqual(4);
    expect(breaks).toEqual([...new Set(breaks)].toSorted((a, b) => a - b));
    for (const value of breaks.slice(1)) expect(Number(value.toPrecision(2))).toBe(value);
    expect(surfaceBreaks({ values: new Float64Array(3), statuses: new Uint8Array(3) }, 0)).toEqual([]);
  });
  test('numbers the sites in their order, where their commune has a point', () => {
    const communes = { lon: Float64Array.of(1, Number.NaN, 3), lat: Float64Array.of(46, Number.NaN, 47) };
    expect(mapSites(communes, [2, 1, 0])).toEqual([
      { lon: 3, lat: 47, texte: '1' },
      { lon: 1, lat: 46, texte: '3' },
    ]);
  });
});

describe('the table of the sites', () => {
  const sites: ChosenSite[] = [
    { rank: 0, fixed: true, gain: 10.4, loss: 8 },
    { rank: 1, fixed: false, gain: 5, loss: 5 },
  ];
  const people = Float64Array.of(1200, Number.NaN);
  test('shows what each adds in its order; what was not reckoned is not zero', () => {
    expect(siteRows(terms, sites, people, nameOf).map(({ place, nom, population, gain, loss, fixed }) => [place, nom, plain(population), gain, loss, fixed])).toEqual([
      ['1', 'Le Blanc', '1 200', '10', '8', true],
      ['2', 'Rosnay', '–', '5', '5', false],
    ]);
    const [stopped] = siteRows(terms, unreckoned([1], new Set([1])), people, nameOf);
    expect(stopped).toMatchObject({ fixed: true, gain: '–', loss: '–' });
  });
  test('leaves as CSV, with what it rests on', () => {
    const communes = { code: ['36018', '36173'], nom: ['Le Blanc', 'Rosnay'], departement: ['36', '36'] };
    const { name, text } = csvOf(sitesFile(terms, sites, communes, people, ['seuil', 'Brenne'], ['Optimum démontré'], []));
    expect(name).toBe('carto-cls_lieux_seuil_brenne.csv');
    const lines = text.replace('\ufeff', '').split('\r\n');
    expect(lines[1]).toBe('1;36018;Le Blanc;36;1200;oui;10,4;8');
    expect(lines[2]).toBe('2;36173;Rosnay;36;;non;5;5');
    expect(lines).toContain('Optimum démontré');
  });
});
