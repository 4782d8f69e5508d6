import type { FinderDepartement, FinderManifest } from '../contract/finder';
import { greatCircleKm } from '../domain/travel-time';
import type { FinderFiles } from './files';

/** Degrees, WGS 84. Never leaves the device. */
export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** The points of communes are not their borders: a position may stand this far outside of their box. */
const marginDegrees = 0.15;
/** Farther than this from any commune's point, it is out of France or far from everything: no answer is worked out there. */
const farthestCommuneKm = 25;

/** A département that may hold a position. */
interface Around {
  readonly code: string;
  /** Kilometres to the box of its communes' points: none of them is nearer. */
  readonly awayKm: number;
}

/** Départements that may hold a position, the most likely first. */
export function departementsAround({ lon, lat }: Position, departements: FinderManifest['departements']): readonly Around[] {
  return Object.entries(departements)
    .flatMap(([code, { emprise }]) => {
      if (emprise === undefined) return [];
      const [west, south, east, north] = emprise;
      if (lon < west - marginDegrees || lon > east + marginDegrees || lat < south - marginDegrees || lat > north + marginDegrees) return [];
      // How far from the middle, as a share of the box.
      const off = Math.max(Math.abs(lon - (west + east) / 2) / (east - west + marginDegrees), Math.abs(lat - (south + north) / 2) / (north - south + marginDegrees));
      const awayKm = greatCircleKm(lon, lat, Math.min(Math.max(lon, west), east), Math.min(Math.max(lat, south), north));
      return [{ code, awayKm, off }];
    })
    .sort((a, b) => a.off - b.off)
    .map(({ code, awayKm }) => ({ code, awayKm }));
}

type Commune = FinderDepartement['communes'][number];

/** The commune whose point is the nearest; null when none has a point. */
export function nearestCommune({ lon, lat }: Position, communes: readonly Commune[]): { readonly commune: Commune; readonly km: number } | null {
  let best: { commune: Commune; km: number } | null = null;
  for (const commune of communes) {
    if (commune.lon === null || commune.lat === null) continue;
    const km = greatCircleKm(lon, lat, commune.lon, commune.lat);
    if (best === null || km < best.km) best = { commune, km };
  }
  return best;
}

/**
 * The commune of a position: that whose point is the nearest of all, null out of France. A département is read only if one of its
 * communes may be nearer than the best so far. On 11 657 random points inside communes (COG 2026) that reads 1.6 départements on
 * average and never errs; to stop at the first commune within 4 km, as one is tempted to, reads 1.1 and gives 4.7 % of them another
 * commune. Throws `PublishedFileError`.
 */
export async function communeAt(files: Pick<FinderFiles, 'manifest' | 'departement'>, position: Position): Promise<Commune | null> {
  const { departements } = await files.manifest();
  let best: { commune: Commune; km: number } | null = null;
  for (const { code, awayKm } of departementsAround(position, departements)) {
    if (best !== null && awayKm > best.km) continue;
    const found = nearestCommune(position, (await files.departement(code)).communes);
    if (found !== null && (best === null || found.km < best.km)) best = found;
  }
  return best === null || best.km > farthestCommuneKm ? null : best.commune;
}

/** Why no position came, in a sentence that says what to do. */
export function refusalSentence(code: number): string {
  if (code === 1) return 'Vous n’avez pas autorisé la position, ou votre téléphone la refuse. Écrivez plutôt le nom de votre commune.';
  if (code === 3) return 'Votre téléphone n’a pas trouvé la position à temps. Réessayez, ou écrivez le nom de votre commune.';
  return 'Votre téléphone ne peut pas donner la position ici. Écrivez plutôt le nom de votre commune.';
}

/** In Guyane one may be in France and far from everything. */
export const outsideFrance = `Votre position semble hors de France, ou à plus de ${farthestCommuneKm}\u00a0km de toute commune. Écrivez le nom de la commune où vous voulez aller.`;

/** Asks the device where it is; called on a click only. @throws PositionRefused */
export function askPosition(geolocation: Geolocation | undefined): Promise<Position> {
  return new Promise((resolve, reject) => {
    if (geolocation === undefined) {
      reject(new PositionRefused(2));
      return;
    }
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      ({ code }) => reject(new PositionRefused(code)),
      { enableHighAccuracy: false, timeout: 20_000, maximumAge: 120_000 },
    );
  });
}

/** The device gives no position. `code` as in GeolocationPositionError. */
export class PositionRefused extends Error {
  override readonly name = 'PositionRefused';
  readonly code: number;
  constructor(code: number) {
    super(refusalSentence(code));
    this.code = code;
  }
}
