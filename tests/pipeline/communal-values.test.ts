import { describe, expect, it } from 'vitest';
import { createAnomalyLog } from '../../scripts/lib/anomalies';
import { type CommunalContext, type CommunalField, type CommunalRow, fillCommunalValues } from '../../scripts/lib/communal-values';
import { createIndicatorStore } from '../../scripts/lib/indicator-store';
import type { Tally } from '../../scripts/sources/source-book';
import { valeurStatuts } from '../../src/contract/vocabulary';
import { buildCogIndex } from '../../src/domain/cog';

interface Row extends CommunalRow {
  readonly apl: number | null;
  readonly population: number | null;
}

const codes = ['10001', '10004', '10005', '10006', '69123'];
const movements = [
  ['2024-06-01', '10001', '10001'],
  ['2024-06-01', '10002', '10001'],
  ['2024-06-01', '10003', '10004'],
  ['2024-06-01', '10005', '10005'],
  ['2024-06-01', '10005', '10006'],
].map(([date = '', avant = '', apres = '']) => ({ date, avant, apres }));

const weight = (row: Row): number | null => row.population;
const mean: CommunalField<Row> = { indicator: 'apl', year: 2023, value: ({ apl }) => apl, combination: { kind: 'moyenne', weight } };
const sum: CommunalField<Row> = { indicator: 'pop', year: 2023, value: weight, combination: { kind: 'somme' } };

/** Fills two indicators from rows `[code, apl, population]` and tells what became of each commune. */
function fill(rows: readonly (readonly [code: string, apl: number | null, population: number | null])[], fields = [mean, sum]) {
  const anomalies = createAnomalyLog();
  const store = createIndicatorStore(codes.length);
  const tally: Tally = { lignes: 0, gardees: 0, reparees: 0, refusees: 0, couverture: null };
  const context: CommunalContext = {
    anomalies,
    store,
    reference: { rankOf: new Map(codes.map((code, rank) => [code, rank])), arrondissements: new Map([['69381', '69123'], ['69382', '69123']]) },
    cog: buildCogIndex(movements, new Set(codes)),
  };
  fillCommunalValues(
    context,
    { id: 'essai', geography: '2024-01-01', tally },
    rows.map(([code, apl, population], i) => ({ line: i + 2, code, apl, population })),
    fields,
  );
  const of = (indicator: string, code: string): [number, string] => {
    const rank = codes.indexOf(code);
    const series = store.open(indicator, 2023);
    return [series.values[rank] ?? Number.NaN, valeurStatuts[series.statuses[rank] ?? -1] ?? ''];
  };
  return { of, tally, anomalies: anomalies.rows() };
}

const absent = [Number.NaN, 'absent'];

describe('a figure by commune', () => {
  it('is kept as it is where nothing happened', () => {
    expect(fill([['10006', 2.5, 100]], [{ ...mean }]).of('apl', '10006')).toEqual([2.5, 'observe']);
  });
  it('follows a change of code, and says so', () => {
    const { of, anomalies, tally } = fill([['10003', 2.5, 100]]);
    expect(of('apl', '10004')).toEqual([2.5, 'observe']);
    expect(anomalies).toMatchObject([{ ligne: 2, valeur: '10003', correction: 'portée par 10004' }]);
    expect(tally).toMatchObject({ lignes: 1, gardees: 1, reparees: 1, refusees: 0 });
  });
  it('of a merger is the mean weighted by population, and their sum where it adds up', () => {
    const { of } = fill([['10001', 2, 300], ['10002', 4, 100]]);
    expect(of('apl', '10001')).toEqual([2.5, 'estime']);
    expect(of('pop', '10001')).toEqual([400, 'observe']);
  });
  it('of a merger known in part is not given', () => {
    const { of, anomalies, tally } = fill([['10001', 2, 300]]);
    expect(of('apl', '10001')).toEqual(absent);
    expect(anomalies[0]?.motif).toContain('manque 10002');
    expect(tally).toMatchObject({ gardees: 0, refusees: 1 });
  });
  it('of a merger without weights is not given', () => {
    const { of, anomalies } = fill([['10001', 2, null], ['10002', 4, 100]], [mean]);
    expect(of('apl', '10001')).toEqual(absent);
    expect(anomalies).toHaveLength(1);
  });
  it('measured from the chef-lieu speaks for the merger, as an estimate', () => {
    const { of } = fill([['10001', 2, 300]], [{ ...mean, combination: { kind: 'chef_lieu' } }]);
    expect(of('apl', '10001')).toEqual([2, 'estime']);
  });
  it('of a commune that split goes to none of its parts', () => {
    const { of, anomalies } = fill([['10005', 2, 300]]);
    expect(of('apl', '10005')).toEqual(absent);
    expect(of('apl', '10006')).toEqual(absent);
    expect(anomalies[0]?.motif).toContain('partagée');
  });
  it('of Lyon is made of its arrondissements', () => {
    const { of } = fill([['69381', 3, 100], ['69382', 5, 300]]);
    expect(of('apl', '69123')).toEqual([4.5, 'estime']);
    expect(of('pop', '69123')).toEqual([400, 'observe']);
  });
  it('is unknown when an arrondissement’s is', () => {
    const { of, anomalies } = fill([['69381', 3, 100], ['69382', null, 300]], [mean]);
    expect(of('apl', '69123')).toEqual(absent);
    expect(anomalies).toHaveLength(1);
  });
  it('that is a class is kept when the arrondissements agree, and only then', () => {
    const agree: CommunalField<Row> = { ...mean, combination: { kind: 'accord' } };
    expect(fill([['69381', 3, 1], ['69382', 3, 1]], [agree]).of('apl', '69123')).toEqual([3, 'observe']);
    expect(fill([['69381', 3, 1], ['69382', 4, 1]], [agree]).of('apl', '69123')).toEqual(absent);
  });
  it('stated twice is taken once', () => {
    const { of, anomalies, tally } = fill([['10006', 2, 1], ['10006', 9, 1]], [mean]);
    expect(of('apl', '10006')).toEqual([2, 'observe']);
    expect(anomalies[0]?.motif).toBe('commune déjà vue ligne 2');
    expect(tally).toMatchObject({ lignes: 2, gardees: 1, refusees: 1 });
  });
  it('left empty by the source has the meaning that the source gives it', () => {
    expect(fill([['10006', null, 1]], [{ ...mean, empty: 'secret' }]).of('apl', '10006')).toEqual([Number.NaN, 'secret']);
  });
});
