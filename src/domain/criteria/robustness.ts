import { type Ranking, scoreTolerance } from './ranking';

/** How a rank bears a change of the weights. */
export type Verdict =
  /** No weights of the box take it out of the first ones, nor move it by more than the places allowed. */
  | 'tient'
  /** It stays among the first ones for sure, but may move by more places than allowed. */
  | 'bouge'
  /** Weights of the box are known that take it out of the first ones. */
  | 'sort'
  /** No such weights were found, and that there are none is not proved. */
  | 'indecis';

export interface RankInterval {
  readonly rank: number;
  /** Place with the weights asked for, from 1. */
  readonly place: number;
  /** No weights of the box bring it above `best` nor below `worst`. */
  readonly best: number;
  readonly worst: number;
  /** Places that weights of the box really give it. */
  readonly bestSeen: number;
  readonly worstSeen: number;
  readonly verdict: Verdict;
}

export interface RobustnessOptions {
  /** First places looked at. */
  readonly top: number;
  /** Each weight varies by this share, whatever the others do: 0.2 for ± 20 %. */
  readonly share: number;
  /** A rank that may move by more places than this is not firm. */
  readonly places: number;
}

const tolerance = scoreTolerance / 100;

/** Corners of the box are gone through one by one: 256 for 8 criteria. */
export const mostCriteria = 8;

/**
 * What happens to the first ranks when every weight varies on its own.
 *
 * The difference of two scores is linear in the weights, so whether one commune can pass another is known exactly, from the sum of the
 * extremes of its terms. Counting those that always are before and those that can be gives bounds that no weights cross. They are not
 * always reached: two communes may pass a third one each for weights of its own, never together. The places at the corners of the
 * box are reached; the truth lies between the two, and a verdict says only what one or the other proves.
 *
 * @param ranking as `rankCommunes` makes it; its contributions are the terms of the scores.
 * @throws RangeError when more than `mostCriteria` criteria bring points.
 */
export function rankIntervals({ order, contributions }: Pick<Ranking, 'order' | 'contributions'>, options: RobustnessOptions): RankInterval[] {
  // Terms of the ranked communes, criterion after criterion, in the order of their places; on 1.
  const terms = contributions.map((points) => Float64Array.from(order, (rank) => (points[rank] ?? 0) / 100)).filter((term) => term.some((value) => value > 0));
  if (terms.length > mostCriteria) throw new RangeError(`${terms.length} critères\u00a0: ${mostCriteria} au plus`);
  return Array.from({ length: Math.min(options.top, order.length) }, (_, at) => interval(terms, order, at, options));
}

function interval(terms: readonly Float64Array[], order: Int32Array, at: number, { top, share, places }: RobustnessOptions): RankInterval {
  const rank = order[at] ?? 0;
  let always = 0;
  const contested: number[] = [];
  for (let other = 0; other < order.length; other += 1) {
    if (other === at) continue;
    let lead = 0;
    let swing = 0;
    for (const term of terms) {
      const gap = (term[other] ?? 0) - (term[at] ?? 0);
      lead += gap;
      swing += share * Math.abs(gap);
    }
    const wins = (order[other] ?? 0) < rank;
    if (isAhead(lead - swing, wins)) always += 1;
    else if (isAhead(lead + swing, wins)) contested.push(other);
  }
  const best = always + 1;
  const worst = best + contested.length;
  const seen = contested.length === 0 ? { fewest: 0, most: 0 } : cornerCounts(terms, order, at, contested, share);
  const worstSeen = best + seen.most;
  const verdict = worstSeen > top ? 'sort' : worst > top ? 'indecis' : worst - best > places ? 'bouge' : 'tient';
  return { rank, place: at + 1, best, worst, bestSeen: best + seen.fewest, worstSeen, verdict };
}

/** @param wins its code comes first, which settles a tie. */
const isAhead = (lead: number, wins: boolean): boolean => lead > tolerance || (wins && lead >= -tolerance);

/** Fewest and most contested communes ahead, over the corners of the box and its middle. A Gray code flips one weight at a time. */
function cornerCounts(terms: readonly Float64Array[], order: Int32Array, at: number, contested: readonly number[], share: number): { fewest: number; most: number } {
  const rank = order[at] ?? 0;
  const gaps = terms.map((term) => Float64Array.from(contested, (other) => (term[other] ?? 0) - (term[at] ?? 0)));
  const wins = Uint8Array.from(contested, (other) => ((order[other] ?? 0) < rank ? 1 : 0));
  const lead = Float64Array.from(contested, (_, i) => gaps.reduce((sum, gap) => sum + (1 - share) * (gap[i] ?? 0), 0));
  const count = (): number => {
    let ahead = 0;
    for (let i = 0; i < lead.length; i += 1) if (isAhead(lead[i] ?? 0, wins[i] === 1)) ahead += 1;
    return ahead;
  };
  const middle = contested.filter((other) => other < at).length;
  let fewest = Math.min(middle, count());
  let most = Math.max(middle, count());
  const high = gaps.map(() => false);
  for (let corner = 1; corner < 2 ** gaps.length; corner += 1) {
    const flipped = 31 - Math.clz32(corner & -corner);
    const up = high[flipped] !== true;
    high[flipped] = up;
    const gap = gaps[flipped];
    const step = up ? 2 * share : -2 * share;
    if (gap !== undefined) for (let i = 0; i < lead.length; i += 1) lead[i] = (lead[i] ?? 0) + step * (gap[i] ?? 0);
    const ahead = count();
    fewest = Math.min(fewest, ahead);
    most = Math.max(most, ahead);
  }
  return { fewest, most };
}
