import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinatesOf, thirdsOf } from '../../../src/domain/portrait/coordinates';
import { type Coordinates, neighboursOf, type PlacedTerritory } from '../../../src/domain/portrait/similar';

/** In thousandths: what rounding leaves of equal values has a test of its own. */
const between = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min: min * 1000, max: max * 1000 }).map((value) => value / 1000);
const share = between(0, 1);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 6 });
const coordinates: fc.Arbitrary<Coordinates> = fc.record({
  densite: maybe(fc.array(share, { minLength: 6, maxLength: 6 })),
  besoin: maybe(between(0.5, 1.5).map((value) => [value])),
  revenu: maybe(fc.tuple(share, share)),
  taille: maybe(between(3, 15).map((value) => [value])),
});
const world = fc.array(coordinates, { minLength: 2, maxLength: 30 }).map((all) => all.map((where, i): PlacedTerritory => ({ id: `epci:${i}`, at: where })));
const first = (all: readonly PlacedTerritory[]): PlacedTerritory => all[0] ?? { id: '', at: { densite: null, besoin: null, revenu: null, taille: null } };
const complete = ({ at: where }: PlacedTerritory): boolean => Object.values(where).every((values) => values !== null);

const at = (besoin: number, taille: number): Coordinates => ({ densite: null, revenu: null, besoin: [besoin], taille: [taille] });

describe('territories that resemble one', () => {
  it('nearest first, never itself, never more than asked, and those left out are counted', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 40 }), (all, count) => {
        const { nearest, used, unknown } = neighboursOf(first(all), all, count);
        expect(nearest.map(({ id }) => id)).not.toContain(first(all).id);
        expect(nearest.map(({ distance }) => distance)).toEqual(nearest.map(({ distance }) => distance).toSorted((a, b) => a - b));
        const known = all.slice(1).filter((other) => used.every((dimension) => other.at[dimension] !== null));
        expect(unknown).toBe(used.length === 0 ? all.length - 1 : all.length - 1 - known.length);
        expect(nearest).toHaveLength(used.length === 0 ? 0 : Math.min(count, known.length));
      }),
    );
  });

  it('a double is the nearest, at no distance; the order of the list changes nothing', () => {
    fc.assert(
      fc.property(world.filter((all) => complete(first(all))), (all) => {
        const own = first(all);
        const doubled = [...all, { id: 'epci:00', at: own.at }];
        const answer = neighboursOf(own, doubled, 40);
        expect(answer.used.length === 0 || answer.nearest[0]?.distance === 0).toBe(true);
        const turned = neighboursOf(own, doubled.toReversed(), 40);
        expect(turned.nearest.map(({ id }) => id).toSorted()).toEqual(answer.nearest.map(({ id }) => id).toSorted());
        turned.nearest.forEach(({ distance }, i) => expect(distance).toBeCloseTo(answer.nearest[i]?.distance ?? Number.NaN, 9));
      }),
    );
  });

  it('the unit of a dimension changes nothing', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(0.25, 4, 1024), (all, factor) => {
        const scaled = all.map(({ id, at: where }): PlacedTerritory => ({ id, at: { ...where, besoin: where.besoin?.map((value) => value * factor) ?? null } }));
        const [a, b] = [neighboursOf(first(all), all, 40), neighboursOf(first(scaled), scaled, 40)];
        expect(b.used).toEqual(a.used);
        b.nearest.forEach(({ distance }, i) => expect(distance).toBeCloseTo(a.nearest[i]?.distance ?? Number.NaN, 6));
      }),
    );
  });

  it('values that differ by their rounding alone do not tell territories apart', () => {
    const all: PlacedTerritory[] = [{ id: 'a', at: at(0.1 + 0.2, 5) }, { id: 'b', at: at(0.3, 6) }, { id: 'c', at: at(0.3 - 1e-15, 9) }];
    const { used, nearest } = neighboursOf(first(all), all, 5);
    expect(used).toEqual(['taille']);
    expect(nearest.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('what is unknown of the territory is not compared, rather than taken for a zero', () => {
    const all: PlacedTerritory[] = [{ id: 'a', at: at(1, 5) }, { id: 'b', at: at(2, 5.1) }, { id: 'c', at: at(1, 9) }];
    const own: PlacedTerritory = { id: 'x', at: { densite: null, revenu: null, besoin: null, taille: [5.1] } };
    expect(neighboursOf(own, all, 1)).toMatchObject({ nearest: [{ id: 'b' }], used: ['taille'], unknown: 0 });
  });
});

describe('where a set of communes stands', () => {
  const columns = {
    population: Float64Array.from([100, 300, 600]),
    densite: Float64Array.from([1, 4, 7]),
    standardised: Float64Array.from([110, 300, 500]),
    people: Float64Array.from([100, 300, 600]),
    revenu: Float64Array.from([18_000, 21_000, 25_000]),
  };

  it('cumulated shares of the people, the rate of the sums, the logarithm of the size', () => {
    const found = coordinatesOf(columns, [18_000, 21_000], Int32Array.from([0, 1]));
    expect(found).toEqual({ densite: [0.25, 0.25, 0.25, 1, 1, 1], besoin: [410 / 400], revenu: [0.25, 1], taille: [Math.log(400)] });
  });

  it('unknown for too many people is unknown', () => {
    const revenu = Float64Array.from([18_000, Number.NaN, Number.NaN]);
    expect(coordinatesOf({ ...columns, revenu }, [18_000, 21_000], Int32Array.from([0, 1])).revenu).toBeNull();
    expect(coordinatesOf({ ...columns, revenu }, [18_000, 21_000], Int32Array.from([0])).revenu).toEqual([1, 1]);
    expect(coordinatesOf({ ...columns, population: new Float64Array(3) }, [1, 2], null)).toMatchObject({ densite: null, taille: null });
  });

  it('thirds of the people, to the nearest commune', () => {
    expect(thirdsOf(Float64Array.from([1, 2, 3, Number.NaN]), Float64Array.from([10, 10, 10, 500]))).toEqual([1, 2]);
    expect(thirdsOf(Float64Array.from([1, 2]), Float64Array.from([90, 10]))).toEqual([1, 1]);
    expect(thirdsOf(new Float64Array(0), new Float64Array(0))).toEqual([Number.NaN, Number.NaN]);
  });
});
