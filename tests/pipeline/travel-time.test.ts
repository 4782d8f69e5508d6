import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestFinder, type Candidate } from '../../scripts/steps/nearest';
import { landMassOf } from '../../src/domain/land-masses';
import { approachKm, densityLevels, estimateMinutes, fitTravelTime, greatCircleKm, type TimedTrip, type TravelTimeModel } from '../../src/domain/travel-time';

const model: TravelTimeModel = {
  start: [8, 7, 6, 6, 5, 5, 4],
  arrival: [0, -1, -1, -2, -2, -2, 0],
  pace: [0.9, 1, 1.1, 1.1, 1.2, 1.3, 1.4],
};
const level = fc.integer({ min: 0, max: densityLevels - 1 });
const trip = fc.record({ km: fc.double({ min: 0, max: 120, noNaN: true }), origin: level, destination: level });

describe('distance', () => {
  it('is that of known places', () => {
    // Paris to Marseille, town halls.
    expect(greatCircleKm(2.3522, 48.8566, 5.3698, 43.2965)).toBeCloseTo(660.5, 0);
  });
  it('is a distance', () => {
    const point = fc.record({ lon: fc.double({ min: -63, max: 56, noNaN: true }), lat: fc.double({ min: -22, max: 52, noNaN: true }) });
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const km = (p: typeof a, q: typeof a): number => greatCircleKm(p.lon, p.lat, q.lon, q.lat);
        expect(km(a, a)).toBe(0);
        expect(km(a, b)).toBeCloseTo(km(b, a), 9);
        expect(km(a, c)).toBeLessThanOrEqual(km(a, b) + km(b, c) + 1e-9);
      }),
    );
  });
});

describe('minutes', () => {
  it('are nought at the door, never negative, and grow with the distance', () => {
    fc.assert(
      fc.property(trip, fc.double({ min: 0, max: 50, noNaN: true }), (t, more) => {
        expect(estimateMinutes(model, { ...t, km: 0 })).toBe(0);
        expect(estimateMinutes(model, t)).toBeGreaterThanOrEqual(0);
        expect(estimateMinutes(model, { ...t, km: t.km + more })).toBeGreaterThanOrEqual(estimateMinutes(model, t) - 1e-9);
      }),
    );
  });
  it('hold the whole approach past its kilometres', () => {
    expect(estimateMinutes(model, { km: 10, origin: 6, destination: 3 })).toBeCloseTo(4 - 2 + 14, 9);
    expect(estimateMinutes(model, { km: approachKm / 2, origin: 0, destination: 0 })).toBeCloseTo(4 + 0.9 * (approachKm / 2), 9);
  });
  it('refuse a level that the grid does not have', () => {
    expect(() => estimateMinutes(model, { km: 1, origin: 7, destination: 0 })).toThrow(RangeError);
  });
});

describe('fit', () => {
  const trips: TimedTrip[] = Array.from({ length: 4000 }, (_, i) => {
    const t = { km: ((i * 37) % 400) / 8, origin: i % densityLevels, destination: Math.floor(i / densityLevels) % densityLevels };
    return { ...t, minutes: estimateMinutes(model, t) };
  });
  it('finds the parameters that made the times, even when one time in twenty is far off', () => {
    const spoilt = trips.map((t, i) => (i % 20 === 0 ? { ...t, minutes: t.minutes + 60 } : t));
    const fitted = fitTravelTime(spoilt);
    for (const key of ['start', 'arrival', 'pace'] as const) {
      fitted[key].forEach((value, i) => expect(Math.abs(value - (model[key][i] ?? Number.NaN))).toBeLessThan(0.05));
    }
  });
  it('gives the same parameters each time', () => {
    expect(fitTravelTime(trips)).toEqual(fitTravelTime(trips));
  });
});

describe('nearest place', () => {
  it('is the one that looking at all of them finds, never across the sea', () => {
    const place = fc.record({
      id: fc.uuid(),
      lon: fc.double({ min: -5, max: 10, noNaN: true }),
      lat: fc.double({ min: 41, max: 51, noNaN: true }),
      landMass: fc.constantFrom('continent', 'Corse'),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), place, (places: Candidate[], origin) => {
        const reachable = places
          .filter(({ landMass }) => landMass === origin.landMass)
          .map((candidate) => ({ candidate, km: greatCircleKm(origin.lon, origin.lat, candidate.lon, candidate.lat) }))
          .sort((a, b) => a.km - b.km || (a.candidate.id < b.candidate.id ? -1 : 1));
        expect(nearestFinder(places)(origin)).toEqual(reachable[0]);
      }),
    );
  });
  it('knows which communes no road joins to the rest', () => {
    expect(landMassOf('29155', '29')).not.toBe(landMassOf('29019', '29'));
    expect(landMassOf('56152', '56')).toBe(landMassOf('56241', '56'));
    expect(landMassOf('2A004', '2A')).toBe(landMassOf('2B033', '2B'));
    expect(landMassOf('2A004', '2A')).not.toBe(landMassOf('13055', '13'));
    expect(landMassOf('97302', '973')).not.toBe(landMassOf('97105', '971'));
    expect(landMassOf('97608', '976')).not.toBe(landMassOf('97611', '976'));
  });
});
