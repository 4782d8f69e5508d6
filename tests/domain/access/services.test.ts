import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyServiceScenario, longestTrip, type ServiceBase, type ServiceItem, type ServiceNetwork } from '../../../src/domain/access/services';
import { approachKm } from '../../../src/domain/travel-time';
import { model, world, type World } from './worlds';

const networkOf = ({ points: { lon, lat, niveau, masse } }: World): ServiceNetwork => ({ lon, lat, niveau, masse, model });

const radiansAt = (degrees: Float64Array, rank: number): number => ((degrees[rank] ?? Number.NaN) * Math.PI) / 180;

/** Great circle by the spherical law of cosines, another way than the code's. */
function arcKm(network: ServiceNetwork, a: number, b: number): number {
  const [lon1, lat1, lon2, lat2] = [radiansAt(network.lon, a), radiansAt(network.lat, a), radiansAt(network.lon, b), radiansAt(network.lat, b)];
  return 6371.0088 * Math.acos(Math.min(1, Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(lon1 - lon2)));
}

/** Minutes one way, as the decision record words them; null where no road is known. */
function naiveTrip(network: ServiceNetwork, from: number, to: number): number | null {
  if (from === to) return 0;
  const [origin, destination] = [network.niveau[from] ?? -1, network.niveau[to] ?? -1];
  if (origin < 0 || destination < 0 || network.masse[from] !== network.masse[to]) return null;
  const km = arcKm(network, from, to);
  return Math.max(0, Math.min(1, km / approachKm) * ((model.start[origin] ?? 0) + (model.arrival[destination] ?? 0)) + (model.pace[origin] ?? 0) * km);
}

/** The rule as a person would apply it, commune by commune. */
function naive({ network, published }: ServiceBase, items: readonly ServiceItem[]): (number | null)[] {
  const accepted = (commune: number): boolean => items.some((item) => item.kind === 'minutes' && item.commune === commune && item.minutes >= 0 && item.minutes <= longestTrip);
  return Array.from(network.lon, (_, rank) => {
    const stated = items.flatMap((item) => (item.kind === 'minutes' && item.commune === rank && item.minutes >= 0 && item.minutes <= longestTrip ? [item.minutes] : []));
    const own = published?.[rank] ?? Number.NaN;
    const start = stated.length > 0 ? Math.min(...stated) : Number.isNaN(own) ? null : own;
    const trips = items.flatMap((item) => {
      if (item.kind !== 'point' || Number.isNaN(network.lat[item.commune] ?? Number.NaN)) return [];
      // The service is there already, and nothing says that it closes.
      if (published?.[item.commune] === 0 && !accepted(item.commune)) return [];
      const trip = naiveTrip(network, rank, item.commune);
      // A point elsewhere says nothing of a commune that the published minutes leave out.
      return trip === null || (start === null && published !== null && item.commune !== rank) ? [] : [trip];
    });
    const all = start === null ? trips : [start, ...trips];
    return all.length === 0 ? null : Math.min(...all);
  });
}

const minutesOf = fc.oneof(fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10), fc.constant(Number.NaN));
const item = (communes: number): fc.Arbitrary<ServiceItem> => {
  const commune = fc.nat({ max: communes - 1 });
  return fc.oneof(
    fc.record({ kind: fc.constant('point' as const), commune }),
    fc.record({ kind: fc.constant('minutes' as const), commune, minutes: fc.integer({ min: 0, max: 90_000 }).map((thousandths) => thousandths / 1000) }),
  );
};
const cases = world.chain((small) => {
  const n = small.people.length;
  return fc.record({
    network: fc.constant(networkOf(small)),
    published: fc.option(fc.array(minutesOf, { minLength: n, maxLength: n }).map((values) => Float64Array.from(values))),
    items: fc.array(item(n), { maxLength: 8 }),
    more: item(n),
  });
});

describe('minutes to a service after a scenario', () => {
  it('are the least of what is stated or published and of the trips to the new points', () => {
    fc.assert(
      fc.property(cases, ({ network, published, items }) => {
        const { minutes, saved } = applyServiceScenario({ network, published }, items);
        const wanted = naive({ network, published }, items);
        expect(Array.from(minutes, (got) => Number.isNaN(got))).toEqual(wanted.map((each) => each === null));
        // Trips are rounded to the tenth, as the published ones.
        wanted.forEach((each, rank) => expect(Math.abs((minutes[rank] ?? 0) - (each ?? Number.NaN)) > 0.050_001).toBe(false));
        expect(saved).toEqual(minutes.map((got, rank) => (published?.[rank] ?? Number.NaN) - got));
      }),
    );
  });

  it('do not depend on the order of the lines, nor on a line said twice', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), ({ network, published, items }, draw) => {
        const keyed = [...items, ...items].map((each) => ({ each, key: draw.next().value }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each);
        expect(applyServiceScenario({ network, published }, shuffled).minutes).toEqual(applyServiceScenario({ network, published }, items).minutes);
      }),
    );
  });

  it('are the published ones without a line: what is added then removed leaves no trace', () => {
    fc.assert(
      fc.property(cases, ({ network, published }) => {
        const { minutes, saved } = applyServiceScenario({ network, published }, []);
        expect(minutes).toEqual(published ?? new Float64Array(network.lon.length).fill(Number.NaN));
        saved.forEach((gain, rank) => expect(gain).toEqual(Number.isNaN(minutes[rank]) ? Number.NaN : 0));
      }),
    );
  });

  it('never grow when a point is added, and nothing known becomes unknown', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ network, published, items }, pick) => {
        const before = applyServiceScenario({ network, published }, items).minutes;
        const after = applyServiceScenario({ network, published }, [...items, { kind: 'point', commune: pick % network.lon.length }]).minutes;
        const worse = Array.from(before.keys()).filter((rank) => !Number.isNaN(before[rank]) && !((after[rank] ?? Number.NaN) <= (before[rank] ?? Number.NaN)));
        expect(worse).toEqual([]);
      }),
    );
  });

  it('stay as they are on another land than the new point', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ network, published }, pick) => {
        const commune = pick % network.lon.length;
        const { minutes } = applyServiceScenario({ network, published }, [{ kind: 'point', commune }]);
        const elsewhere = Array.from(minutes.keys()).filter((rank) => network.masse[rank] !== network.masse[commune]);
        expect(elsewhere.map((rank) => minutes[rank])).toEqual(elsewhere.map((rank) => published?.[rank] ?? Number.NaN));
      }),
    );
  });

  it('take the published base as it is given, and leave it so', () => {
    fc.assert(
      fc.property(cases, ({ network, published, items }) => {
        const copy = published === null ? null : Float64Array.from(published);
        applyServiceScenario({ network, published }, items);
        expect(published).toEqual(copy);
      }),
    );
  });
});

/** Two communes 5 km apart, a third one without a point. */
const network: ServiceNetwork = {
  lon: Float64Array.of(2, 2.05, Number.NaN),
  lat: Float64Array.of(46, 46.02, Number.NaN),
  niveau: Int32Array.of(4, 5, 6),
  masse: Int32Array.of(0, 0, 0),
  model,
};
const published = Float64Array.of(30, 35.5, Number.NaN);

describe('what is refused', () => {
  const good: ServiceItem = { kind: 'point', commune: 0 };
  const alone = applyServiceScenario({ network, published }, [good]);
  const absurd: [ServiceItem, string][] = [
    [{ kind: 'point', commune: 99 }, 'commune'],
    [{ kind: 'point', commune: -1 }, 'commune'],
    [{ kind: 'point', commune: 0.5 }, 'commune'],
    [{ kind: 'minutes', commune: Number.NaN, minutes: 3 }, 'commune'],
    [{ kind: 'point', commune: 2 }, 'sans_point'],
    [{ kind: 'minutes', commune: 0, minutes: -1 }, 'minutes'],
    [{ kind: 'minutes', commune: 0, minutes: Number.NaN }, 'minutes'],
    [{ kind: 'minutes', commune: 0, minutes: 601 }, 'trop'],
    [{ kind: 'minutes', commune: 0, minutes: Infinity }, 'trop'],
  ];
  it.each(absurd)('%j: %s, with a sentence, and the rest holds', (bad, reason) => {
    const { refusals, minutes } = applyServiceScenario({ network, published }, [bad, good]);
    expect(refusals).toEqual([{ item: 0, reason, message: expect.stringMatching(/\.$/u) }]);
    expect(minutes).toEqual(alone.minutes);
  });
});

describe('what is told of the unknown', () => {
  it('minutes stated for a commune without a point are taken: they need no trip', () => {
    const { minutes, saved } = applyServiceScenario({ network, published }, [{ kind: 'minutes', commune: 2, minutes: 600 }]);
    expect(minutes[2]).toBe(600);
    expect(saved[2]).toBeNaN();
  });
  it('a point where the service already is changes nothing, unless it closes', () => {
    const there = Float64Array.of(0, 12, Number.NaN);
    const point = { kind: 'point', commune: 0 } as const;
    expect(applyServiceScenario({ network, published: there }, [point])).toMatchObject({ minutes: there, refusals: [{ item: 0, reason: 'sur_place' }] });
    const closed = applyServiceScenario({ network, published: there }, [point, { kind: 'minutes', commune: 0, minutes: 30 }]);
    expect(closed.refusals).toEqual([]);
    expect(closed.minutes[0]).toBe(0);
    expect(closed.minutes[1]).toBeLessThan(12.001);
  });
  it('a longer time than the published one replaces it: a closure', () => {
    const { minutes, saved } = applyServiceScenario({ network, published }, [{ kind: 'minutes', commune: 0, minutes: 50 }]);
    expect(Array.from(minutes)).toEqual([50, 35.5, Number.NaN]);
    expect(saved[0]).toBe(-20);
  });
  it('a new point says nothing of a neighbour that the published minutes leave out, and all of its own commune', () => {
    const partly = Float64Array.of(Number.NaN, 35.5, Number.NaN);
    expect(applyServiceScenario({ network, published: partly }, [{ kind: 'point', commune: 1 }]).minutes).toEqual(Float64Array.of(Number.NaN, 0, Number.NaN));
    expect(applyServiceScenario({ network, published: partly }, [{ kind: 'point', commune: 0 }]).minutes[0]).toBe(0);
  });
  it('where nothing is published of the service, every commune on the same land is told', () => {
    const { minutes } = applyServiceScenario({ network, published: null }, [{ kind: 'point', commune: 1 }]);
    expect(minutes[1]).toBe(0);
    expect(minutes[0]).toBeGreaterThan(5);
    expect(minutes[2]).toBeNaN();
  });
});
