type Position = [lon: number, lat: number];
type Ring = Position[];
export type Outline = { readonly type: 'Polygon'; readonly coordinates: Ring[] } | { readonly type: 'MultiPolygon'; readonly coordinates: Ring[][] };

const polygon = 3;
const multiPolygon = 6;
/** Ten centimetres on the ground. */
const scale = 1e6;

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

/**
 * Two-dimensional little-endian WKB in hexadecimal, as the column `contours.wkb` holds it, in the form of GeoJSON.
 * @throws RangeError for what is neither a polygon nor several.
 */
export function outlineOfWkb(hex: string): Outline {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  const view = new DataView(bytes.buffer);
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
  const number = (): number => {
    at += 8;
    return Math.round(view.getFloat64(at - 8, true) * scale) / scale;
  };
  const rings = (): Ring[] => wound(Array.from({ length: count() }, () => Array.from({ length: count() }, (): Position => [number(), number()])));
  const type = head();
  if (type === polygon) return { type: 'Polygon', coordinates: rings() };
  if (type !== multiPolygon) throw new RangeError(`géométrie WKB ${type} inattendue`);
  const coordinates = Array.from({ length: count() }, () => {
    if (head() !== polygon) throw new RangeError('polygone WKB attendu');
    return rings();
  });
  return { type: 'MultiPolygon', coordinates };
}
