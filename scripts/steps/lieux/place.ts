import type { Row } from '../../../src/contract/tables';
import { communeCode, roundTo } from '../../lib/cells';
import type { BuildContext } from '../../lib/context';
import type { Tally } from '../../sources/source-book';
import type { Outlines } from '../outlines';

export type Lieu = Row<'lieux'>;

/** What the readers of places share. */
export interface PlaceReading {
  readonly context: BuildContext;
  readonly outlines: Outlines;
  readonly source: string;
  readonly tally: Tally;
}

/** A point as the source writes it, and the commune that it states (null where it states none). */
export interface StatedPlace {
  readonly line: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly commune: string | null;
}

export interface LocatedPlace {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly commune: string | null;
}

/** A point outside every outline is given to a commune whose border is this near: quays, bridges, simplified coasts. */
const coastKm = 1;
/** A point this far from the commune that its source states is a mistake of coordinates, not of borders. */
const farKm = 30;

/**
 * Commune of a point, by point-in-polygon: the point decides, and a disagreement with the stated commune is an anomaly.
 * A point that cannot be right (outside every commune, or far from the stated one) is dropped, and the place keeps the
 * stated commune. Without real outlines the stated commune is all there is.
 */
export function locatePlace({ context, outlines, source, tally }: PlaceReading, place: StatedPlace): LocatedPlace {
  const { anomalies, reference } = context;
  const stated = statedCommune(context, source, place);
  const { lon, lat, line } = place;
  if (lon === null || lat === null) {
    anomalies.add({ source, ligne: line, champ: 'position', motif: 'aucune position', correction: 'lieu gardé sans point' });
    return { lon: null, lat: null, commune: stated };
  }
  const point = { lon: roundTo(lon, 6), lat: roundTo(lat, 6) };
  if (outlines.locator === null) return { ...point, commune: stated };
  const near = outlines.locator.locateNear(lon, lat, coastKm);
  const position = `${point.lat}, ${point.lon}`;
  const name = (code: string): string => `${code} ${reference.communes[reference.rankOf.get(code) ?? -1]?.nom ?? ''}`.trim();
  const report = (motif: string, correction: string): void => {
    tally.reparees += 1;
    anomalies.add({ source, ligne: line, champ: 'position', valeur: position, motif, correction });
  };
  const dropped: LocatedPlace = { lon: null, lat: null, commune: stated };
  if (near === undefined) {
    // Saint-Pierre-et-Miquelon, Polynésie… have no outline here: their points are not mistakes.
    if (stated !== null && !outlines.shapes.has(stated)) return { ...point, commune: stated };
    report('le point est hors de toute commune', stated === null ? 'point retiré' : `point retiré, commune ${name(stated)} gardée`);
    return dropped;
  }
  if (near.km > 0) report(`le point est hors de toute commune, à ${Math.round(near.km * 1000)} m de la plus proche`, `rattaché à ${name(near.code)}`);
  if (stated === null || stated === near.code) return { ...point, commune: near.code };
  const shape = outlines.shapes.get(stated);
  const away = shape === undefined ? 0 : distanceToBox(lon, lat, shape.bbox);
  if (away > farKm) {
    report(`le point tombe dans ${name(near.code)}, à ${Math.round(away)} km de ${name(stated)} que dit la source`, `point retiré, commune ${name(stated)} gardée`);
    return dropped;
  }
  report(`le point tombe dans ${name(near.code)}, la source dit ${name(stated)}`, 'commune du point retenue');
  return { ...point, commune: near.code };
}

function statedCommune({ reference, cog, anomalies }: BuildContext, source: string, { commune, line }: StatedPlace): string | null {
  const code = communeCode(commune);
  if (code === null) return null;
  const carried = cog.carry(reference.arrondissements.get(code) ?? code);
  if (carried.possible) return carried.code;
  anomalies.add({ source, ligne: line, champ: 'commune', valeur: commune, motif: carried.motif, correction: 'commune du point retenue' });
  return null;
}

/** Kilometres from a point to a box, 0 inside; good enough to tell a neighbour from another region. */
function distanceToBox(lon: number, lat: number, [xmin, ymin, xmax, ymax]: readonly [number, number, number, number]): number {
  const kmPerDegree = 111.2;
  const dx = Math.max(xmin - lon, 0, lon - xmax) * kmPerDegree * Math.cos((lat * Math.PI) / 180);
  const dy = Math.max(ymin - lat, 0, lat - ymax) * kmPerDegree;
  return Math.hypot(dx, dy);
}

/** French phone number in pairs, the leading zero put back when a spreadsheet dropped it; null if it is not one. */
export function phoneNumber(cell: string | null | undefined): string | null {
  const digits = (cell ?? '').replaceAll(/\D/gu, '').replace(/^33(?=\d{9}$)/u, '');
  const whole = digits.length === 9 ? `0${digits}` : digits;
  return /^0\d{9}$/u.test(whole) ? (whole.match(/\d\d/gu) ?? []).join(' ') : null;
}

/** Text of a cell with its line breaks and runs of spaces made plain; null when empty. */
export function plainText(cell: string | null | undefined): string | null {
  const text = (cell ?? '').replaceAll(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}

const nothingKnown = {
  sous_categorie: null,
  adresse: null,
  code_postal: null,
  telephone: null,
  courriel: null,
  site: null,
  horaires: null,
  itinerant: false,
  capacite: null,
  commentaire: null,
  contrat: null,
  date_maj: null,
} as const satisfies Partial<Lieu>;

/** A place from what its source knows; every other column says that it is unknown. */
export const makeLieu = (known: Omit<Lieu, keyof typeof nothingKnown> & Partial<Lieu>): Lieu => ({ ...nothingKnown, ...known });
