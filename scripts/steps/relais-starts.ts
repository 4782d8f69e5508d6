/** A commune: its point and the box of its outline, where they are known. */
export interface CommuneBox {
  readonly lon: number;
  readonly lat: number;
  /** West, south, east, north; null without outline. */
  readonly bbox: readonly [number, number, number, number] | null;
}

/** Positions from which a commune's places are looked for. */
export interface Positions {
  /** Longitude and latitude in turn, in degrees; any position taken to be in the commune is within `reachKm` of one of them. */
  readonly lonLat: readonly number[];
  /** Kilometres from the commune's point to the farthest of them. */
  readonly radius: number;
}

/** Step of the positions, in degrees. */
const step = 0.01;
/** More than half the diagonal of a square of that side, anywhere. */
export const reachKm = 0.85;
/** A position farther than this from every commune's point is taken to be out of France. */
const farthestKm = 25;

const kmPerDegree = 111.2;
/** Side of a square of the index, in degrees; a degree of longitude at 51° north, in kilometres. */
const square = 0.05;
const squareKm = square * 69;
const rings = Math.ceil(farthestKm / squareKm) + 1;

/** Number of a cell or a square from its column and row. */
const cellOf = (x: number, y: number): number => y * 100_000 + x;

/**
 * Positions over the box of every commune, each given to the commune whose point is the nearest, and to those that may be the
 * nearest within `reachKm` of it. In the order of the communes.
 */
export function positionsOf(communes: readonly CommuneBox[]): Positions[] {
  const squares = new Map<number, number[]>();
  communes.forEach(({ lon, lat }, i) => {
    const key = cellOf(Math.floor(lon / square), Math.floor(lat / square));
    const known = squares.get(key);
    if (known === undefined) squares.set(key, [i]);
    else known.push(i);
  });
  const found = communes.map(({ lon, lat }) => ({ lonLat: [lon, lat], radius: 0 }));
  const seen = new Set<number>();
  for (const { bbox } of communes) {
    if (bbox === null) continue;
    const [west, south, east, north] = bbox;
    for (let y = Math.round(south / step); y <= Math.round(north / step); y += 1) {
      for (let x = Math.round(west / step); x <= Math.round(east / step); x += 1) {
        if (seen.has(cellOf(x, y))) continue;
        seen.add(cellOf(x, y));
        give(communes, squares, [x * step, y * step], found);
      }
    }
  }
  return found;
}

/** Adds a position to the communes it may be in. */
function give(communes: readonly CommuneBox[], squares: ReadonlyMap<number, readonly number[]>, [lon, lat]: readonly [number, number], found: readonly { lonLat: number[]; radius: number }[]): void {
  const [x, y] = [Math.floor(lon / square), Math.floor(lat / square)];
  const cosine = Math.cos((lat * Math.PI) / 180);
  const near: number[] = [];
  const away: number[] = [];
  let enough = farthestKm;
  for (let ring = 0; ring <= rings && (ring - 1) * squareKm <= enough; ring += 1) {
    for (const [dx, dy] of ringSquares[ring] ?? []) {
      for (const i of squares.get(cellOf(x + dx, y + dy)) ?? []) {
        const commune = communes[i];
        if (commune === undefined) continue;
        const km = kmPerDegree * Math.hypot(commune.lat - lat, (commune.lon - lon) * cosine);
        enough = Math.min(enough, km + 2 * reachKm);
        near.push(i);
        away.push(km);
      }
    }
  }
  near.forEach((i, position) => {
    const km = away[position] ?? Infinity;
    const own = found[i];
    if (km > enough || own === undefined) return;
    own.lonLat.push(lon, lat);
    own.radius = Math.max(own.radius, km);
  });
}

/** Squares at each distance of one, in columns and rows. */
const ringSquares = Array.from({ length: rings + 1 }, (_, ring) => {
  const side = Array.from({ length: 2 * ring + 1 }, (__, i) => i - ring);
  return side.flatMap((dx) => side.map((dy) => [dx, dy] as const)).filter(([dx, dy]) => Math.max(Math.abs(dx), Math.abs(dy)) === ring);
});
