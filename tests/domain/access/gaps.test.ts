import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyCrossing, crossingBreaks, peopleQuantiles } from '../../../src/domain/access/crossing';
import { lackOf, measureGaps, ranksUnder } from '../../../src/domain/access/gaps';
import { measureIsolation, ranksBeyond } from '../../../src/domain/access/isolation';
import { classifyRetirement, measureRetirement, retirementSource, retirementState, retirementStates } from '../../../src/domain/access/retirement';
import { noClass } from '../../../src/domain/class-codes';
import { territoryGroups } from '../../../src/domain/territory-groups';
import { statusIndex } from '../../../src/contract/value-file';

const unknown = Number.NaN;
const figure = (max: number) => fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths / 10) }, fc.constant(unknown));
const row = fc.record({
  access: figure(8),
  without: figure(8),
  need: figure(2),
  minutes: figure(60),
  people: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(unknown)),
  standardised: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(unknown)),
  population: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(unknown)),
  epci: fc.constantFrom('a', 'b', 'c', null),
  region: fc.constantFrom('1', '2'),
  cls: fc.subarray(['x', 'y']),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
const world = fc.array(row, { maxLength: 30 });
const column = (rows: readonly Row[], key: 'access' | 'without' | 'need' | 'minutes' | 'people' | 'standardised' | 'population'): Float64Array<ArrayBuffer> =>
  Float64Array.from(rows, (own) => own[key]);
const sourceOf = (rows: readonly Row[], per = 1) => ({
  access: column(rows, 'access'),
  people: column(rows, 'people'),
  standardised: column(rows, 'standardised'),
  population: column(rows, 'population'),
  per,
});
const groupsOf = (rows: readonly Row[], mesh: 'epci' | 'region' | 'cls', within: Int32Array | null) =>
  territoryGroups(
    {
      count: rows.length,
      epci: rows.map(({ epci }) => epci),
      bassinVie: rows.map(() => null),
      departement: rows.map(() => '36'),
      region: rows.map(({ region }) => region),
    },
    mesh,
    ['x', 'y'].map((id) => ({ id: `cls:${id}`, communes: rows.flatMap(({ cls }, rang) => (cls.includes(id) ? [{ rang }] : [])) })),
    within,
  );
const known = (value: number): boolean => !Number.isNaN(value);
/** Inhabitants of some rows, where known. */
const headcount = (list: readonly Row[]): number => list.reduce((total, { people }) => total + (people > 0 ? people : 0), 0);
const peopled = ({ people }: Row): boolean => people > 0;

describe('territories of a kind', () => {
  it('hold each of their communes once, and say how many are inside what is asked for', () => {
    fc.assert(
      fc.property(world, fc.constantFrom('epci', 'region', 'cls'), fc.func(fc.boolean()), (rows, mesh, inside) => {
        const within = rows.flatMap((_, rank) => (inside(rank) ? [rank] : []));
        const groups = groupsOf(rows, mesh, Int32Array.from(within));
        const member = (own: Row, id: string): boolean => (mesh === 'cls' ? own.cls.includes(id.slice(4)) : `${mesh}:${own[mesh]}` === id);
        const ids = new Set(rows.flatMap((own) => (mesh === 'cls' ? own.cls.map((id) => `cls:${id}`) : own[mesh] === null ? [] : [`${mesh}:${own[mesh]}`])));
        const expected = [...ids]
          .map((id) => {
            const ranks = rows.flatMap((own, rank) => (member(own, id) ? [rank] : []));
            return { id, ranks, inside: ranks.filter((rank) => within.includes(rank)).length };
          })
          .filter((group) => group.inside > 0);
        expect(groups.map(({ id, ranks, inside: count }) => ({ id, ranks: [...ranks], inside: count }))).toEqual(expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      }),
    );
  });
});

describe('what lacks under a threshold', () => {
  it('is what a list of the communes gives, for every territory', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 8 }), fc.constantFrom(1, 100_000), (rows, threshold, per) => {
        for (const { ranks } of groupsOf(rows, 'epci', null)) {
          const own = Array.from(ranks, (rank) => rows[rank]).filter((each) => each !== undefined);
          const counted = own.filter((each) => known(each.access) && peopled(each));
          const under = counted.filter(({ access }) => access < threshold);
          const measured = measureGaps(sourceOf(rows, per), threshold, ranks);
          expect(measured).toMatchObject({ communes: counted.length, people: headcount(counted), communesUnder: under.length, peopleUnder: headcount(under) });
          expect(measured.shareUnder).toEqual(headcount(counted) === 0 ? null : headcount(under) / headcount(counted));
          const deficit = under.reduce((sum, { access, standardised }) => sum + (standardised > 0 ? standardised * (threshold - access) : 0), 0) / per;
          expect(measured.deficit).toBeCloseTo(deficit, 9);
          const source = sourceOf(rows, per);
          expect([...ranksUnder(source, threshold, ranks)].reduce((sum, rank) => sum + lackOf(source, threshold, rank), 0)).toBeCloseTo(measured.deficit, 9);
          const living = own.filter(({ population }) => population > 0);
          const all = living.reduce((sum, { population }) => sum + population, 0);
          const covered = living.filter(({ access }) => known(access)).reduce((sum, { population }) => sum + population, 0);
          expect(measured.coverage).toEqual(all === 0 ? null : covered / all);
          expect(measured.mean !== null && all > 0 && covered / all < 0.8).toBe(false);
        }
      }),
    );
  });

  it('of a place where nothing is known has no share, no mean, and a coverage of 0: never a count that reads as good news', () => {
    const source = { access: Float64Array.of(unknown), people: Float64Array.of(100), standardised: Float64Array.of(100), population: Float64Array.of(100), per: 1 };
    expect(measureGaps(source, 2.5, null)).toMatchObject({ shareUnder: null, mean: null, coverage: 0, people: 0 });
    expect(lackOf(source, 2.5, 0)).toBeNaN();
  });
});

describe('the retirement test', () => {
  it('counts those who fall under, and only on the communes where both figures are known', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 8 }), (rows, threshold) => {
        const { access, ...people } = sourceOf(rows);
        const measured = measureRetirement(people, retirementSource(access, column(rows, 'without')), threshold, null);
        const both = rows.filter((own) => known(own.access) && known(own.without) && peopled(own));
        const fall = both.filter((own) => own.access >= threshold && own.without < threshold);
        expect(measured).toMatchObject({ newPeople: headcount(fall), newCommunes: fall.length });
        expect(measured.today.peopleUnder).toBe(headcount(both.filter((own) => own.access < threshold)));
        expect(measured.after.peopleUnder).toBe(headcount(both.filter((own) => own.without < threshold)));
        expect(measured.today.people).toBe(measured.after.people);
      }),
    );
  });

  it('adds up where fewer doctors never give more access: those under after are those under today and the new ones', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 8 }), (rows, threshold) => {
        const { access, ...people } = sourceOf(rows);
        const less = access.map((value, rank) => Math.min(value, rows[rank]?.without ?? unknown));
        const { today, after, newPeople, newCommunes } = measureRetirement(people, retirementSource(access, less), threshold, null);
        expect(after.peopleUnder).toBe(today.peopleUnder + newPeople);
        expect(after.communesUnder).toBe(today.communesUnder + newCommunes);
      }),
    );
  });

  it('gives each commune its state, or why it has none', () => {
    const source = retirementSource(Float64Array.of(2, 3, 4, 3, unknown), Float64Array.of(1, 2, 3, unknown, 2));
    expect(Array.from({ length: 5 }, (_, rank) => retirementState(source, 2.5, rank))).toEqual(['deja', 'nouveau', 'reste', null, null]);
    const statuses = Uint8Array.of(0, 0, 0, statusIndex('absent'), statusIndex('secret'));
    expect([...classifyRetirement(source, statuses, 2.5)]).toEqual([0, 1, 2, noClass.absent, noClass.secret]);
    expect(retirementStates).toHaveLength(3);
  });
});

describe('need crossed with access', () => {
  it('is cut where a share of the people, one line each, is reached', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(0.25, 1 / 3, 0.5, 0.9), (rows, share) => {
        const persons = rows.flatMap((own) => (known(own.need) && peopled(own) ? Array.from({ length: own.people }, () => own.need) : [])).sort((a, b) => a - b);
        const expected = persons.length === 0 ? [] : [persons[Math.ceil(share * persons.length - 1e-9) - 1]];
        expect(peopleQuantiles(column(rows, 'need'), column(rows, 'people'), [share])).toEqual(expected);
      }),
    );
  });

  it('breaks access at the threshold in force, and puts every commune known by both in one cell', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 9 }), (rows, threshold) => {
        const source = { need: column(rows, 'need'), access: column(rows, 'access'), people: column(rows, 'people') };
        const breaks = crossingBreaks(source, threshold);
        expect(breaks.access[0]).toBe(threshold);
        expect(breaks.access.toSorted((a, b) => a - b)).toEqual(breaks.access);
        const across = breaks.need.length + 1;
        const classes = classifyCrossing(source, new Uint8Array(rows.length), breaks);
        const expected = rows.map(({ need, access }) =>
          known(need) && known(access)
            ? across * breaks.access.filter((bound) => bound <= access).length + breaks.need.filter((bound) => bound <= need).length
            : noClass.absent,
        );
        expect([...classes]).toEqual(expected);
        expect(rows.every(({ access }, rank) => classes[rank] === noClass.absent || (classes[rank] ?? 0) < across === access < threshold)).toBe(true);
      }),
    );
  });

  it('has two rows where nobody reaches the threshold', () => {
    const all = Float64Array.of(1, 2, 3);
    expect(crossingBreaks({ need: all, access: all, people: all }, 50)).toEqual({ need: [2, 3], access: [50] });
  });
});

describe('isolation', () => {
  it('counts communes at the limit or beyond, and leaves out those without minutes', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 60 }), (rows, limit) => {
        const source = { minutes: column(rows, 'minutes'), people: column(rows, 'people') };
        const measured = measureIsolation(source, limit, null);
        const there = rows.filter(({ minutes }) => known(minutes));
        const far = there.filter(({ minutes }) => minutes >= limit);
        expect(measured).toEqual({ communes: there.length, communesBeyond: far.length, people: headcount(there), peopleBeyond: headcount(far), unknown: rows.length - there.length });
        expect([...ranksBeyond(source.minutes, limit, null)]).toEqual(rows.flatMap(({ minutes }, rank) => (minutes >= limit ? [rank] : [])));
      }),
    );
  });
});
