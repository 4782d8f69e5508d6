import type { Row } from '../../../src/contract/tables';
import { communeCode, roundTo } from '../../lib/cells';
import type { BuildContext } from '../../lib/context';
import type { Reference, ReferenceCommune } from '../../lib/reference';
import type { Tally } from '../../sources/source-book';
import type { Outlines } from '../outlines';

export type Lieu = Row<'lieux'>;

/** What of the build's context the place of a point needs. */
export type PlaceContext = Pick<BuildContext, 'anomalies' | 'cog'> & {
  readonly reference: Pick<Reference, 'rankOf' | 'arrondissements'> & {
    readonly communes: readonly Pick<ReferenceCommune, 'code' | 'nom' | 'codesPostaux'>[];
  };
};

/** What the readers of places share. */
export interface PlaceReading {
  readonly context: PlaceContext;
  readonly outlines: Pick<Outlines, 'locator' | 'shapes'>;
  readonly source: string;
  readonly tally: Tally;
  /**
   * The producer took the position itself, so a commune far away is a mistaken code (a postal code in its place, a namesake);
   * otherwise the position was found from the address, and a commune far away is a mistaken position.
   */
  readonly surveyed?: boolean;
}

/** A point as the source writes it, and what it says of the commune: a code, or only a postal code. */
export interface StatedPlace {
  readonly line: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly commune?: string | undefined;
  readonly postcode?: string | undefined;
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
 * A point that cannot be right (outside every commune, or found from an address and far from the stated commune) is
 * dropped, unless it becomes right with longitude and latitude the other way round; the place then keeps the stated
 * commune. Without real outlines the stated commune is all there is.
 */
export function locatePlace(reading: PlaceReading, place: StatedPlace): LocatedPlace {
  const { context, outlines, source, tally } = reading;
  const { lon, lat, line } = place;
  const stated = statedCommunes(reading, place);
  const only = stated.length === 1 ? (stated[0] ?? null) : null;
  if (lon === null || lat === null) {
    context.anomalies.add({ source, ligne: line, champ: 'position', motif: 'aucune position', correction: 'lieu gardé sans point' });
    return { lon: null, lat: null, commune: only };
  }
  const point = { lon: roundTo(lon, 6), lat: roundTo(lat, 6) };
  if (outlines.locator === null) return { ...point, commune: only };
  const name = (code: string): string => `${code} ${context.reference.communes[context.reference.rankOf.get(code) ?? -1]?.nom ?? ''}`.trim();
  const report = (motif: string, correction: string): void => {
    tally.reparees += 1;
    context.anomalies.add({ source, ligne: line, champ: 'position', valeur: `${point.lat}, ${point.lon}`, motif, correction });
  };
  const kept = only === null ? 'point retiré' : `point retiré, commune ${name(only)} gardée`;
  const near = outlines.locator.locateNear(lon, lat, coastKm);
  if (near === undefined) {
    // Saint-Pierre-et-Miquelon, Saint-Martin, Polynésie… have no outline here: their points are not mistakes.
    if (stated.some((code) => !outlines.shapes.has(code))) return { ...point, commune: only };
    const turned = outlines.locator.locate(lat, lon);
    if (turned !== undefined) {
      report('latitude et longitude interverties', `remises en ordre, dans ${name(turned)}`);
      return { lon: point.lat, lat: point.lon, commune: turned };
    }
    report('le point est hors de toute commune', kept);
    return { lon: null, lat: null, commune: only };
  }
  if (near.km > 0) report(`le point est hors de toute commune, à ${Math.round(near.km * 1000)} m de la plus proche`, `rattaché à ${name(near.code)}`);
  if (stated.length === 0 || stated.includes(near.code)) return { ...point, commune: near.code };
  if (communesOfPostcode(context, place.commune ?? '').includes(near.code)) {
    report(`${place.commune ?? ''} est un code postal, à la place du code de commune`, `commune du point retenue, ${name(near.code)}`);
    return { ...point, commune: near.code };
  }
  const away = Math.min(...stated.map((code) => kmToOutline(outlines, code, lon, lat)));
  const said = only === null ? `code postal ${place.postcode ?? ''}` : name(only);
  if (away > farKm && reading.surveyed !== true) {
    report(`le point tombe dans ${name(near.code)}, à ${Math.round(away)} km de ce que dit la source (${said})`, kept);
    return { lon: null, lat: null, commune: only };
  }
  // A postal code is shared, and a large user has one of its own: only a stated commune can be contradicted by a neighbour.
  if (place.commune !== undefined) report(`le point tombe dans ${name(near.code)}, la source dit ${said}`, 'commune du point retenue');
  return { ...point, commune: near.code };
}

/** Communes that the source may mean: the one whose code it states, otherwise those of its postal code. */
function statedCommunes(reading: PlaceReading, { commune, postcode, line }: StatedPlace): string[] {
  const code = statedCommune(reading, commune, line);
  if (code !== null) return [code];
  return postcode === undefined ? [] : communesOfPostcode(reading.context, postcode);
}

const postcodes = new WeakMap<PlaceContext['reference'], Map<string, string[]>>();

function communesOfPostcode({ reference }: PlaceContext, postcode: string): string[] {
  const known = postcodes.get(reference) ?? new Map<string, string[]>();
  if (!postcodes.has(reference)) {
    postcodes.set(reference, known);
    for (const { code, codesPostaux } of reference.communes) {
      for (const each of codesPostaux) known.set(each, [...(known.get(each) ?? []), code]);
    }
  }
  return known.get(postcode) ?? [];
}

function statedCommune({ context, source }: PlaceReading, commune: string | undefined, line: number): string | null {
  const { reference, cog, anomalies } = context;
  const code = communeCode(commune);
  if (code === null) return null;
  const carried = cog.carry(reference.arrondissements.get(code) ?? code);
  if (carried.possible) return carried.code;
  anomalies.add({ source, ligne: line, champ: 'commune', valeur: commune ?? null, motif: carried.motif, correction: 'commune du point retenue' });
  return null;
}

/** Kilometres from a point to the box of a commune's outline, 0 inside or without outline: enough to tell a neighbour from another region. */
function kmToOutline({ shapes }: Pick<Outlines, 'shapes'>, code: string, lon: number, lat: number): number {
  const box = shapes.get(code)?.bbox;
  if (box === undefined) return 0;
  const [xmin, ymin, xmax, ymax] = box;
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
