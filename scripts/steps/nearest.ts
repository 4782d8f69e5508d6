import { greatCircleKm } from '../../src/domain/travel-time';
import { compareText } from '../lib/anomalies';

/** A point that may be the nearest one: only points of the same land mass are compared. */
export interface Candidate {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly landMass: string;
}

export interface Origin {
  readonly lon: number;
  readonly lat: number;
  readonly landMass: string;
}

/** Great-circle kilometres in a degree of latitude, a little under the true figure so that no candidate is passed over. */
const kmPerDegreeAtLeast = 110.5;

/**
 * Search for the candidate at the smallest great-circle distance, on the same land mass; the first identifier wins a tie.
 * Candidates are sorted by latitude and looked at outwards, until latitude alone is farther than the best one.
 */
export function nearestFinder<C extends Candidate>(candidates: readonly C[]): (origin: Origin) => { candidate: C; km: number } | undefined {
  const masses = new Map<string, C[]>();
  for (const candidate of candidates) {
    const known = masses.get(candidate.landMass);
    if (known === undefined) masses.set(candidate.landMass, [candidate]);
    else known.push(candidate);
  }
  for (const mass of masses.values()) mass.sort((a, b) => a.lat - b.lat || compareText(a.id, b.id));
  return (origin) => {
    const mass = masses.get(origin.landMass) ?? [];
    let best: { candidate: C; km: number } | undefined;
    const consider = (candidate: C): boolean => {
      const gap = Math.abs(candidate.lat - origin.lat) * kmPerDegreeAtLeast;
      if (best !== undefined && gap > best.km) return false;
      const km = greatCircleKm(origin.lon, origin.lat, candidate.lon, candidate.lat);
      if (best === undefined || km < best.km || (km === best.km && candidate.id < best.candidate.id)) best = { candidate, km };
      return true;
    };
    const start = firstAtOrAbove(mass, origin.lat);
    for (let i = start; i < mass.length; i += 1) {
      const candidate = mass[i];
      if (candidate === undefined || !consider(candidate)) break;
    }
    for (let i = start - 1; i >= 0; i -= 1) {
      const candidate = mass[i];
      if (candidate === undefined || !consider(candidate)) break;
    }
    return best;
  };
}

function firstAtOrAbove(sorted: readonly Candidate[], lat: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.lat ?? Infinity) < lat) low = middle + 1;
    else high = middle;
  }
  return low;
}
