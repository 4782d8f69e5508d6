/** What territories are placed by to tell which are alike. */
export const dimensions = ['densite', 'besoin', 'revenu', 'taille'] as const;
export type Dimension = (typeof dimensions)[number];

/** A territory in that space: some coordinates a dimension, as many for each territory; null where unknown. */
export type Coordinates = Readonly<Record<Dimension, readonly number[] | null>>;

export interface PlacedTerritory {
  readonly id: string;
  readonly at: Coordinates;
}

export interface Neighbours {
  /** The nearest first. */
  readonly nearest: readonly { readonly id: string; readonly distance: number }[];
  /** Dimensions that could be compared: known of the territory itself, and not the same for all. */
  readonly used: readonly Dimension[];
  /** Territories left out because one of those is unknown of them. */
  readonly unknown: number;
}

const squared = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + (value - (b[i] ?? Number.NaN)) ** 2, 0);

/** Differences this small beside the values themselves are what rounding leaves of equal values. */
const rounding = 1e-6;

/** Mean squared distance to the mean of the territories where the dimension is known: the unit of the dimension. 0 where all are equal, up to rounding. */
function spread(all: readonly PlacedTerritory[], dimension: Dimension): number {
  const known = all.flatMap(({ at }) => (at[dimension] === null ? [] : [at[dimension]]));
  const first = known[0];
  if (first === undefined) return 0;
  const mean = first.map((_, i) => known.reduce((sum, values) => sum + (values[i] ?? Number.NaN), 0) / known.length);
  const total = known.reduce((sum, values) => sum + squared(values, mean), 0);
  const size = known.reduce((sum, values) => sum + values.reduce((own, value) => own + value ** 2, 0), 0);
  return total <= rounding ** 2 * size ? 0 : total / known.length;
}

/**
 * The territories most like one. Each dimension weighs the same: its squared distance is divided by the spread of `all`, then the mean is taken.
 * A distance of 1 is so that of a territory to the average one.
 * @param all the territories that it is placed among; itself, if it is there, is not its own neighbour.
 */
export function neighboursOf(own: PlacedTerritory, all: readonly PlacedTerritory[], count: number): Neighbours {
  const spreads = new Map(dimensions.map((dimension) => [dimension, spread(all, dimension)] as const));
  const used = dimensions.filter((dimension) => own.at[dimension] !== null && (spreads.get(dimension) ?? 0) > 0);
  const others = all.filter(({ id }) => id !== own.id);
  if (used.length === 0) return { nearest: [], used, unknown: others.length };
  const placed = others.flatMap(({ id, at }) => {
    let sum = 0;
    for (const dimension of used) {
      const [mine, theirs] = [own.at[dimension], at[dimension]];
      if (mine === null || theirs === null) return [];
      sum += squared(mine, theirs) / (spreads.get(dimension) ?? 1);
    }
    return [{ id, distance: Math.sqrt(sum / used.length) }];
  });
  const nearest = placed.toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)).slice(0, count);
  return { nearest, used, unknown: others.length - placed.length };
}
