import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessFrom, openCatchment } from '../../../src/domain/access/catchment';
import { reachOf } from '../../../src/domain/access/decay';
import { buildPairs } from '../../../src/domain/access/pairs';
import { applyScenario, halfDaysOfFullTime, largestItem, type ScenarioBase, type ScenarioItem } from '../../../src/domain/access/scenario';
import { decay, model, world, type World } from './worlds';

const parameters = { offre_arrivant: 5400, offre_poste: 4100 };

function baseOf(small: World, known = true): ScenarioBase {
  const catchment = openCatchment(buildPairs(small.points, model, reachOf(decay)), decay, small.people, 1);
  const official = accessFrom(catchment, small.supply.map((posts) => posts * parameters.offre_poste));
  return { catchment, parameters: known ? parameters : { ...parameters, offre_poste: null }, official, posts: known ? small.supply : null };
}

const amount = fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10);
const item = (communes: number): fc.Arbitrary<ScenarioItem> => {
  const commune = fc.nat({ max: communes - 1 });
  return fc.oneof(
    fc.record({ kind: fc.constant('ajout' as const), commune, postes: amount }),
    fc.record({ kind: fc.constant('retrait' as const), commune, postes: amount }),
    fc.record({ kind: fc.constant('deplacement' as const), commune, vers: commune, postes: amount }),
    fc.record({ kind: fc.constant('tournee' as const), commune, demiJournees: fc.integer({ min: 1, max: 14 }) }),
  );
};
const worldAndItems = world.chain((small) => fc.tuple(fc.constant(small), fc.array(item(small.people.length), { maxLength: 8 })));

describe('a scenario', () => {
  it('does not depend on the order of its items', () => {
    fc.assert(
      fc.property(worldAndItems, fc.infiniteStream(fc.nat()), ([small, items], draw) => {
        const base = baseOf(small);
        const keyed = items.map((each) => ({ each, key: draw.next().value }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each);
        const [one, other] = [applyScenario(base, items), applyScenario(base, shuffled)];
        expect(other.change).toEqual(one.change);
        expect(other.refusals.map(({ item: position }) => shuffled[position])).toEqual(expect.arrayContaining(one.refusals.map(({ item: position }) => items[position])));
        expect(other.refusals).toHaveLength(one.refusals.length);
      }),
    );
  });

  it('with an addition then its removal is as if nothing had been done', () => {
    fc.assert(
      fc.property(worldAndItems, fc.nat(), amount, ([small, items], pick, postes) => {
        const base = baseOf(small);
        const commune = pick % small.people.length;
        const without = items.filter((each) => each.commune !== commune && !(each.kind === 'deplacement' && each.vers === commune));
        const both: ScenarioItem[] = [...without, { kind: 'ajout', commune, postes }, { kind: 'retrait', commune, postes }];
        expect(applyScenario(base, both).change).toEqual(applyScenario(base, without).change);
      }),
    );
  });

  it('shows the official figure and the change, never under 0, and says where the floor was hit', () => {
    fc.assert(
      fc.property(worldAndItems, ([small, items]) => {
        const base = baseOf(small);
        const halved = { ...base, official: base.official.map((value, rank) => (rank % 5 === 4 ? Number.NaN : value / 2)) };
        const { change, access, floored } = applyScenario(halved, items);
        halved.official.forEach((value, rank) => {
          const after = value + (change[rank] ?? 0);
          expect(floored[rank]).toBe(after < 0 ? 1 : 0);
          expect(access[rank]).toEqual(Number.isNaN(after) ? Number.NaN : Math.max(0, after));
        });
      }),
    );
  });

  it('that removes every post of a world leaves no access', () => {
    fc.assert(
      fc.property(world, (small) => {
        const base = baseOf(small);
        const items = Array.from(small.supply, (postes, commune): ScenarioItem => ({ kind: 'retrait', commune, postes })).filter(
          (each) => each.kind === 'retrait' && each.postes > 0 && (base.catchment.demand[each.commune] ?? 0) > 0,
        );
        const { access, refusals } = applyScenario(base, items);
        expect(refusals).toEqual([]);
        access.forEach((value) => expect(value).toBeCloseTo(0, 6));
      }),
    );
  });
});

/** Two communes 5 km apart, a third one far away; two posts in the first. */
const three: World = {
  points: {
    lon: Float64Array.of(2, 2.05, 8),
    lat: Float64Array.of(46, 46.02, 48),
    niveau: Int32Array.of(4, 5, -1),
    masse: Int32Array.of(0, 0, 0),
    ancre: Int32Array.of(-1, -1, -1),
    minutes_ancre: new Float64Array(3).fill(Number.NaN),
  },
  people: Float64Array.of(2000, 500, 300),
  supply: Float64Array.of(2, 0, 0),
};

describe('what is refused', () => {
  const base = baseOf(three);
  const good: ScenarioItem = { kind: 'ajout', commune: 1, postes: 1 };
  const alone = applyScenario(base, [good]);
  const absurd: [ScenarioItem, string][] = [
    [{ kind: 'ajout', commune: 99, postes: 1 }, 'commune'],
    [{ kind: 'ajout', commune: -1, postes: 1 }, 'commune'],
    [{ kind: 'ajout', commune: 0.5, postes: 1 }, 'commune'],
    [{ kind: 'deplacement', commune: 0, vers: Number.NaN, postes: 1 }, 'commune'],
    [{ kind: 'ajout', commune: 2, postes: 1 }, 'hors_portee'],
    [{ kind: 'ajout', commune: 0, postes: Number.NaN }, 'nombre'],
    [{ kind: 'ajout', commune: 0, postes: -1 }, 'nombre'],
    [{ kind: 'ajout', commune: 0, postes: Infinity }, 'nombre'],
    [{ kind: 'retrait', commune: 0, postes: 0 }, 'nombre'],
    [{ kind: 'ajout', commune: 0, postes: 10_000 }, 'trop'],
    [{ kind: 'tournee', commune: 0, demiJournees: 15 }, 'trop'],
    [{ kind: 'retrait', commune: 0, postes: 3 }, 'offre_insuffisante'],
    [{ kind: 'deplacement', commune: 0, vers: 1, postes: 2.5 }, 'offre_insuffisante'],
    [{ kind: 'deplacement', commune: 1, vers: 1, postes: 1 }, 'sur_place'],
  ];
  it.each(absurd)('%j: %s, with a sentence, and the rest holds', (bad, reason) => {
    const { refusals, change } = applyScenario(base, [bad, good]);
    expect(refusals).toEqual([{ item: 0, reason, message: expect.stringMatching(/\.$/u) }]);
    expect(change).toEqual(alone.change);
  });
  it('nothing but additions, and their removal, where the posts are unknown', () => {
    const unknown = baseOf(three, false);
    const { refusals } = applyScenario(unknown, [good, { kind: 'retrait', commune: 1, postes: 0.5 }, { kind: 'retrait', commune: 0, postes: 1 }, { kind: 'deplacement', commune: 0, vers: 1, postes: 1 }]);
    expect(refusals.map(({ item: position, reason }) => [position, reason])).toEqual([
      [2, 'offre_inconnue'],
      [3, 'offre_inconnue'],
    ]);
  });
  it('a removal that a refused move would have made possible', () => {
    const { refusals, change } = applyScenario(base, [
      { kind: 'deplacement', commune: 0, vers: 1, postes: 3 },
      { kind: 'retrait', commune: 1, postes: 3 },
    ]);
    expect(refusals.map(({ item: position }) => position)).toEqual([0, 1]);
    expect(change.every((value) => value === 0)).toBe(true);
  });
});

describe('volumes', () => {
  const base = baseOf(three);
  const total = (items: readonly ScenarioItem[]): number => {
    const { change } = applyScenario(base, items);
    return change.reduce((sum, value, rank) => sum + value * (three.people[rank] ?? 0), 0);
  };
  it('an addition has a newcomer’s, a removal and a move the calibrated one, a stop its share of the week', () => {
    expect(total([{ kind: 'ajout', commune: 0, postes: 0.5 }])).toBeCloseTo(2700, 3);
    expect(total([{ kind: 'retrait', commune: 0, postes: 2 }])).toBeCloseTo(-8200, 3);
    expect(total([{ kind: 'deplacement', commune: 0, vers: 1, postes: 1 }])).toBeCloseTo(0, 3);
    expect(total([{ kind: 'tournee', commune: 1, demiJournees: 2 }])).toBeCloseTo((5400 * 2) / halfDaysOfFullTime, 3);
    expect(total([{ kind: 'ajout', commune: 1, postes: largestItem }])).toBeCloseTo(540_000, 3);
  });
});
