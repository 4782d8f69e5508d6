/**
 * Minutes by car between two communes, estimated: no road is known, only the great circle and the density grid.
 *
 * minutes = approach(km) × (start[level of the origin] + arrival[level of the destination]) + pace[level of the origin] × km
 *
 * `km` is the great circle between the two points. The pace holds the detour and the speed together (pace = 60 × detour /
 * speed), which times alone cannot tell apart. The approach grows from 0 to 1 over the first kilometres: leaving and
 * parking cost nothing to someone already there. A real matrix (INSEE Metric, OSRM) may replace all of this.
 */

/** Levels of the density grid, 0 (grands centres urbains) to 6 (rural à habitat très dispersé). */
export const densityLevels = 7;

export interface TravelTimeModel {
  /** Minutes to get away, by level of the origin. */
  readonly start: readonly number[];
  /** Minutes to get in, by level of the destination; the first is 0, its part being in `start`. */
  readonly arrival: readonly number[];
  /** Minutes a great-circle kilometre, by level of the origin. */
  readonly pace: readonly number[];
}

export interface Trip {
  /** Great circle, in km. */
  readonly km: number;
  /** Density level of the origin, 0 to 6. */
  readonly origin: number;
  readonly destination: number;
}

/** A trip whose minutes are known. */
export interface TimedTrip extends Trip {
  readonly minutes: number;
}

/** Great-circle kilometres at which the approach counts in full; official times say almost nothing of shorter trips. */
export const approachKm = 2;
/** Detour taken to speak of a speed: a common figure for roads, not one that was fitted. */
export const conventionalDetour = 1.3;

const earthRadiusKm = 6371.0088;
const radians = Math.PI / 180;
/** Along a meridian. */
export const kmPerDegree = earthRadiusKm * radians;

/** Great-circle distance in km between two points in degrees. */
export function greatCircleKm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLat = Math.sin(((lat2 - lat1) * radians) / 2);
  const dLon = Math.sin(((lon2 - lon1) * radians) / 2);
  const chord = dLat * dLat + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * dLon * dLon;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

const approach = (km: number): number => Math.min(1, km / approachKm);

/** Estimated minutes of a trip, never below 0. @throws RangeError if a density level is not 0 to 6. */
export function estimateMinutes({ start, arrival, pace }: TravelTimeModel, { km, origin, destination }: Trip): number {
  const [leaving, entering, perKm] = [start[origin], arrival[destination], pace[origin]];
  if (leaving === undefined || entering === undefined || perKm === undefined) {
    throw new RangeError(`niveaux de densité attendus de 0 à ${densityLevels - 1} : ${origin}, ${destination}`);
  }
  return Math.max(0, approach(km) * (leaving + entering) + perKm * km);
}

/** Speed on the road, in km/h, that a pace means with the conventional detour. */
export const speedOfPace = (pace: number): number => (60 * conventionalDetour) / pace;

/** Columns of the regression: start by level, arrival by level but the first, pace by level. */
const columns = 3 * densityLevels - 1;

function features({ km, origin, destination }: Trip, into: Float64Array): void {
  into.fill(0);
  into[origin] = approach(km);
  if (destination > 0) into[densityLevels + destination - 1] = approach(km);
  into[2 * densityLevels - 1 + origin] = km;
}

/** Rounds of reweighting: the parameters no longer move at the third decimal. */
const rounds = 25;
/** Error, in minutes, below which a trip weighs no more. */
const smallestError = 0.5;
/** Keeps the system solvable when a level has no trip. */
const ridge = 1e-6;

/**
 * Fits the model to known trips by least absolute errors (reweighted least squares): a few trips round a mountain do not
 * bend the rest. The same trips in the same order always give the same parameters.
 */
export function fitTravelTime(trips: readonly TimedTrip[]): TravelTimeModel {
  const weights = new Float64Array(trips.length).fill(1);
  const row = new Float64Array(columns);
  let solution = new Float64Array(columns);
  for (let round = 0; round < rounds; round += 1) {
    const matrix = Array.from({ length: columns }, () => new Float64Array(columns + 1));
    trips.forEach((trip, i) => {
      features(trip, row);
      for (let a = 0; a < columns; a += 1) {
        const weighted = (weights[i] ?? 0) * (row[a] ?? 0);
        const line = matrix[a];
        if (weighted === 0 || line === undefined) continue;
        for (let b = 0; b < columns; b += 1) line[b] = (line[b] ?? 0) + weighted * (row[b] ?? 0);
        line[columns] = (line[columns] ?? 0) + weighted * trip.minutes;
      }
    });
    matrix.forEach((line, a) => (line[a] = (line[a] ?? 0) + ridge));
    solution = solve(matrix);
    trips.forEach((trip, i) => {
      features(trip, row);
      const estimate = row.reduce((sum, value, a) => sum + value * (solution[a] ?? 0), 0);
      weights[i] = 1 / Math.max(smallestError, Math.abs(trip.minutes - estimate));
    });
  }
  return {
    start: Array.from(solution.slice(0, densityLevels)),
    arrival: [0, ...solution.slice(densityLevels, 2 * densityLevels - 1)],
    pace: Array.from(solution.slice(2 * densityLevels - 1)),
  };
}

/** Solves a linear system given as rows with the right-hand side last (Gauss, partial pivot). */
function solve(matrix: Float64Array[]): Float64Array<ArrayBuffer> {
  const n = matrix.length;
  const at = (line: number, column: number): number => matrix[line]?.[column] ?? 0;
  for (let pivot = 0; pivot < n; pivot += 1) {
    let best = pivot;
    for (let line = pivot + 1; line < n; line += 1) if (Math.abs(at(line, pivot)) > Math.abs(at(best, pivot))) best = line;
    const [chosen, displaced] = [matrix[best], matrix[pivot]];
    if (chosen === undefined || displaced === undefined) continue;
    matrix[pivot] = chosen;
    matrix[best] = displaced;
    for (let line = pivot + 1; line < n; line += 1) {
      const target = matrix[line];
      const factor = at(line, pivot) / at(pivot, pivot);
      if (target === undefined || factor === 0) continue;
      for (let column = pivot; column <= n; column += 1) target[column] = (target[column] ?? 0) - factor * at(pivot, column);
    }
  }
  const solution = new Float64Array(n);
  for (let line = n - 1; line >= 0; line -= 1) {
    let rest = at(line, n);
    for (let column = line + 1; column < n; column += 1) rest -= at(line, column) * (solution[column] ?? 0);
    solution[line] = rest / at(line, line);
  }
  return solution;
}
