type Position = [lon: number, lat: number];
type Ring = Position[];
export type Outline = { readonly type: 'Polygon'; readonly coordinates: Ring[] } | { readonly type: 'MultiPolygon'; readonly coordinates: Ring[][] };

/** Outlines in hexadecimal WKB, in ASCII, one after the other: what crosses to a worker without a text each. */
export interface HexOutlines {
  readonly texte: Uint8Array<ArrayBuffer>;
  /** Outline n stands from `bornes[n]` to `bornes[n + 1]`; empty where there is none. */
  readonly bornes: Int32Array<ArrayBuffer>;
}

const polygon = 3;
const multiPolygon = 6;
/** Ten centimetres on the ground. */
const scale = 1e6;

/** What is told of each ring as it is read. */
interface WkbReader {
  /** Before the rings of a polygon. @param count of them. */
  readonly onPolygon: (count: number) => void;
  /** Before the points of a ring. @param count of them, the first one again at the end. */
  readonly onRing: (count: number) => void;
  readonly onPoint: (lon: number, lat: number) => void;
}

const digit = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

function bytesOf(hex: Uint8Array): DataView {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = (digit(hex[2 * i] ?? 0) << 4) | digit(hex[2 * i + 1] ?? 0);
  return new DataView(bytes.buffer);
}

/**
 * Reads two-dimensional little-endian WKB in hexadecimal, as the column `contours.wkb` holds it.
 * @returns whether it is several polygons. @throws RangeError for what is neither a polygon nor several.
 */
export function readWkb(hex: Uint8Array, { onPolygon, onRing, onPoint }: WkbReader): boolean {
  const view = bytesOf(hex);
  let at = 0;
  const count = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const head = (): number => {
    if (view.getUint8(at) !== 1) throw new RangeError('WKB petit-boutiste attendu');
    at += 1;
    return count();
  };
  const rings = (): void => {
    const number = count();
    onPolygon(number);
    for (let ring = 0; ring < number; ring += 1) {
      const points = count();
      onRing(points);
      for (let point = 0; point < points; point += 1) {
        onPoint(view.getFloat64(at, true), view.getFloat64(at + 8, true));
        at += 16;
      }
    }
  };
  const type = head();
  if (type === polygon) {
    rings();
    return false;
  }
  if (type !== multiPolygon) throw new RangeError(`géométrie WKB ${type} inattendue`);
  for (let left = count(); left > 0; left -= 1) {
    if (head() !== polygon) throw new RangeError('polygone WKB attendu');
    rings();
  }
  return true;
}

/** Twice the signed area: positive when the ring turns anticlockwise. */
function turn(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const next = ring[(i + 1) % ring.length];
    if (next !== undefined) sum += x * next[1] - next[0] * y;
  });
  return sum;
}

/** Outer rings anticlockwise, holes clockwise, as RFC 7946 asks. */
const wound = (rings: Ring[]): Ring[] => rings.map((ring, i) => (turn(ring) > 0 === (i === 0) ? ring : ring.toReversed()));

const rounded = (degrees: number): number => Math.round(degrees * scale) / scale;

/** Hexadecimal WKB in the form of GeoJSON. @throws RangeError for what is neither a polygon nor several. */
export function outlineOfWkb(hex: Uint8Array): Outline {
  const polygons: Ring[][] = [];
  const several = readWkb(hex, {
    onPolygon: () => polygons.push([]),
    onRing: () => polygons.at(-1)?.push([]),
    onPoint: (lon, lat) => polygons.at(-1)?.at(-1)?.push([rounded(lon), rounded(lat)]),
  });
  const coordinates = polygons.map(wound);
  return several ? { type: 'MultiPolygon', coordinates } : { type: 'Polygon', coordinates: coordinates[0] ?? [] };
}

/** One of the outlines, in hexadecimal; empty where there is none. */
export const outlineAt = ({ texte, bornes }: HexOutlines, place: number): Uint8Array => texte.subarray(bornes[place] ?? 0, bornes[place + 1] ?? 0);
