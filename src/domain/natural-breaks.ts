import { ckmeans } from 'simple-statistics';

/**
 * Natural breaks: optimal one-dimensional k-means (« ckmeans », Wang and Song 2011).
 * @param sorted ascending, without NaN.
 * @param groups at most; fewer when there are fewer distinct values.
 * @returns first value of each group but the first, ascending and distinct: equal values stay together.
 */
export function naturalBreaks(sorted: Float64Array, groups: number): number[] {
  const distinct = new Set(sorted).size;
  const count = Math.min(groups, distinct);
  if (count < 2) return [];
  const firsts = ckmeans(Array.from(sorted), count).flatMap(([first]) => (first === undefined ? [] : [first]));
  return [...new Set(firsts)].slice(1);
}
