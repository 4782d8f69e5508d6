import { clipToTile, featureContains, ringKm2, type ReadTile, type TileFeature } from './geometry-tile-reader';

/** What the tiles of one zoom say of the communes' polygons. */
export interface CommunesSurvey {
  /** Area shown of each commune, by feature id: parts of all tiles, each cut to its own square. */
  km2: Map<number, number>;
  /** Sides of polygons that no neighbour shares and that are no limit of the territory, or that are shared more than once. */
  loose: string[];
  /** Points found in two communes, away from any border. */
  overlaps: string[];
  /** Parts whose winding is not the one that the format asks for: outer ring first and positive. */
  misWound: string[];
}

type Side = readonly [ax: number, ay: number, bx: number, by: number];

function* sides(part: readonly number[]): Generator<Side> {
  for (let i = 2; i < part.length; i += 2) yield [part[i - 2] ?? 0, part[i - 1] ?? 0, part[i] ?? 0, part[i + 1] ?? 0];
}

const isBefore = ([ax, ay, bx, by]: Side): boolean => ax < bx || (ax === bx && ay < by);

/** The same text whichever way a side is read. */
export const sideKey = (side: Side): string => {
  const [ax, ay, bx, by] = side;
  return isBefore(side) ? `${ax},${ay} ${bx},${by}` : `${bx},${by} ${ax},${ay}`;
};

/** Sides with an end strictly inside the tile, both of whose communes the tile holds: cuts fall outside. */
export function innerSides(features: readonly TileFeature[], extent: number): { feature: TileFeature; side: Side }[] {
  const inside = (x: number, y: number): boolean => x > 0 && x < extent && y > 0 && y < extent;
  return features.flatMap((feature) =>
    feature.parts.flatMap((part) =>
      [...sides(part)].filter(([ax, ay, bx, by]) => inside(ax, ay) || inside(bx, by)).map((side) => ({ feature, side })),
    ),
  );
}

function looseSides(tile: ReadTile): string[] {
  const { communes, regions } = tile.layers;
  if (communes === undefined) return [];
  const balance = new Map<string, number>();
  for (const { side } of innerSides(communes.features, communes.extent)) {
    const key = sideKey(side);
    balance.set(key, (balance.get(key) ?? 0) + (isBefore(side) ? 1 : -1));
  }
  const limits = new Set((regions?.features ?? []).flatMap(({ parts }) => parts.flatMap((part) => [...sides(part)].map(sideKey))));
  return [...balance].flatMap(([key, net]) => (net === 0 || (Math.abs(net) === 1 && limits.has(key)) ? [] : `${tile.zoom}/${tile.x}/${tile.y} ${key}`));
}

const distanceToSide = ([ax, ay, bx, by]: Side, x: number, y: number): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
};

/** Tries points of a fixed lattice, in `count` places of the tile: away from borders, a point is in one commune at most. */
function overlapsIn(tile: ReadTile, count: number): string[] {
  const { communes } = tile.layers;
  if (communes === undefined) return [];
  const boxes = communes.features.map(({ parts }) => {
    const xs = parts.flatMap((part) => part.filter((_, i) => i % 2 === 0));
    const ys = parts.flatMap((part) => part.filter((_, i) => i % 2 === 1));
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  const found: string[] = [];
  for (let k = 0; k < count; k += 1) {
    // Additive recurrence on the plastic number: points spread evenly, the same at each run.
    const x = communes.extent * ((0.5 + k * 0.754_877_666_246_692_7) % 1);
    const y = communes.extent * ((0.5 + k * 0.569_840_290_998_053_2) % 1);
    const near = communes.features.filter((_, i) => {
      const [xmin, ymin, xmax, ymax] = boxes[i] ?? [0, 0, 0, 0];
      return x >= xmin && x <= xmax && y >= ymin && y <= ymax;
    });
    const containing = near.filter((feature) => featureContains(feature, x, y));
    if (containing.length < 2) continue;
    const margin = Math.min(...containing.flatMap(({ parts }) => parts.flatMap((part) => [...sides(part)].map((side) => distanceToSide(side, x, y)))));
    // Rounding moves a vertex by up to 0.71 unit: two borders may cross by that much.
    if (margin > 1.5) found.push(`${tile.zoom}/${tile.x}/${tile.y} ${containing.map(({ id }) => id).join('+')}`);
  }
  return found;
}

/** Area shown of each commune in km², by feature id: its parts in all tiles, each cut to its tile's own square. */
export function communeAreas(tiles: readonly ReadTile[]): Map<number, number> {
  const km2 = new Map<number, number>();
  for (const tile of tiles) {
    const { features = [], extent = 0 } = tile.layers['communes'] ?? {};
    for (const { id = 0, parts } of features) {
      const shown = parts.reduce((sum, part) => {
        const whole = part.every((value) => value >= 0 && value <= extent);
        return sum + ringKm2(whole ? part : clipToTile(part, extent), tile, extent);
      }, 0);
      km2.set(id, (km2.get(id) ?? 0) + shown);
    }
  }
  return km2;
}

function misWoundIn(tile: ReadTile): string[] {
  const { features = [], extent = 0 } = tile.layers['communes'] ?? {};
  return features.flatMap(({ id, parts }) => {
    const areas = parts.map((part) => ringKm2(part, tile, extent));
    return (areas[0] ?? 0) <= 0 || areas.includes(0) ? [`${tile.zoom}/${tile.x}/${tile.y} ${id}`] : [];
  });
}

/** Surveys the layer `communes` of one zoom. */
export function surveyCommunes(tiles: readonly ReadTile[], pointsPerTile: number): CommunesSurvey {
  return {
    km2: communeAreas(tiles),
    misWound: tiles.flatMap(misWoundIn),
    loose: tiles.flatMap(looseSides),
    overlaps: tiles.flatMap((tile) => overlapsIn(tile, pointsPerTile)),
  };
}
