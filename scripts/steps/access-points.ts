import type { AccessPoints } from '../../src/contract/access-file';
import type { Row } from '../../src/contract/tables';
import type { LieuCategorie } from '../../src/contract/vocabulary';
import { landMassOf } from '../../src/domain/land-masses';
import { greatCircleKm } from '../../src/domain/travel-time';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { valueAt } from '../lib/indicator-store';
import type { Lieux } from './lieux/lieux';
import { nearestFinder } from './nearest';
import { densityLevelsOf } from './travel-model';

/** Places that stand where people live; ODbL files are left out, so that this one is under no share-alike. */
const central: ReadonlySet<LieuCategorie> = new Set(['france_services', 'ehpad', 'residence_autonomie', 'accueil_jour', 'hopital']);
/** A mean of places farther from the inner point than this, in sides of a square of the commune's area, is not believed. */
const farthestSides = 1.5;
/** Decimals of the file's degrees: about a metre. */
const degrees = 5;

/**
 * Where each commune's trips start and end: the mean of its places, which stand in the bourg more often than an inner point
 * does, and that point where there are none. With the official minutes to the nearest emergency service where they are known.
 */
export function buildAccessPoints(context: BuildContext, communes: readonly Row<'communes'>[], lieux: Lieux): AccessPoints {
  const n = communes.length;
  const niveau = Int32Array.from(densityLevelsOf(context), (level) => level ?? -1);
  const masses = communes.map(({ code, departement }) => landMassOf(code, departement));
  const names = [...new Set(masses)];
  const { lon, lat } = centres(context, communes, lieux);
  const points = { lon, lat, niveau, masse: Int32Array.from(masses, (name) => names.indexOf(name)) };
  const ancre = new Int32Array(n).fill(-1);
  const minutes = new Float64Array(n).fill(Number.NaN);
  const [year] = context.store.years('minutes_urgences');
  const times = year === undefined ? undefined : context.store.get('minutes_urgences', year);
  const located = communes.flatMap(({ code }, rank) => {
    const [x, y] = [lon[rank] ?? Number.NaN, lat[rank] ?? Number.NaN];
    return Number.isNaN(x) || Number.isNaN(y) || (niveau[rank] ?? -1) < 0
      ? []
      : [{ id: code, rank, lon: x, lat: y, landMass: masses[rank] ?? '', time: valueAt(times, rank) }];
  });
  // As in the fit of the times: communes at 0 minute are taken for the destinations, and whoever is nearer to a large city without a published time is left out.
  const nearest = nearestFinder(located.filter(({ time }) => time === 0));
  const nearestUntold = nearestFinder(located.filter(({ rank, time }) => Number.isNaN(time) && niveau[rank] === 0));
  for (const commune of located) {
    const found = commune.time > 0 ? nearest(commune) : undefined;
    if (found === undefined || (nearestUntold(commune)?.km ?? Infinity) < found.km) continue;
    ancre[commune.rank] = found.candidate.rank;
    minutes[commune.rank] = commune.time;
  }
  return { ...points, ancre, minutes_ancre: minutes };
}

function centres({ reference }: BuildContext, communes: readonly Row<'communes'>[], { open }: Lieux): { lon: Float64Array; lat: Float64Array } {
  const sums = new Map<number, { lon: number; lat: number; count: number }>();
  for (const { categorie, commune, lon, lat, itinerant, contrat } of open) {
    const rank = commune === null ? undefined : reference.rankOf.get(commune);
    if (rank === undefined || lon === null || lat === null || itinerant || contrat !== null || !isCentral(categorie)) continue;
    const sum = sums.get(rank) ?? { lon: 0, lat: 0, count: 0 };
    sums.set(rank, { lon: sum.lon + lon, lat: sum.lat + lat, count: sum.count + 1 });
  }
  const lon = new Float64Array(communes.length).fill(Number.NaN);
  const lat = new Float64Array(communes.length).fill(Number.NaN);
  communes.forEach((commune, rank) => {
    if (commune.lon === null || commune.lat === null) return;
    const sum = sums.get(rank);
    const mean = sum === undefined ? undefined : { lon: sum.lon / sum.count, lat: sum.lat / sum.count };
    const believed = mean !== undefined && greatCircleKm(commune.lon, commune.lat, mean.lon, mean.lat) < farthestSides * Math.sqrt(commune.superficie_km2 ?? 0);
    lon[rank] = roundTo(believed ? mean.lon : commune.lon, degrees);
    lat[rank] = roundTo(believed ? mean.lat : commune.lat, degrees);
  });
  return { lon, lat };
}

const isCentral = (categorie: string): boolean => [...central].some((each) => each === categorie);
