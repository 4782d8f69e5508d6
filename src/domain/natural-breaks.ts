/**
 * Optimal one-dimensional k-means (« ckmeans », Wang and Song 2011): the groups of neighbouring values whose squared distances to
 * their means add up to the least. Tied values count with their number and are never parted; each row of the dynamic programme is
 * filled by halves, since the best start of the last group never goes back: O(k n log n) for n distinct values.
 * @param sorted ascending, without NaN.
 * @param groups at most; fewer when there are fewer distinct values.
 * @returns first value of each group but the first.
 */
export function naturalBreaks(sorted: Float64Array, groups: number): number[] {
  const { distinct, weights } = countTies(sorted);
  const n = distinct.length;
  const k = Math.min(groups, n);
  if (k < 2) return [];
  const cost = groupCost(distinct, weights);

  let previous = Float64Array.from({ length: n }, (_, last) => cost(0, last));
  const starts: Int32Array[] = [];
  for (let group = 1; group < k; group += 1) {
    const current = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    const start = new Int32Array(n);
    fillRow(previous, current, start, cost, group);
    starts.push(start);
    previous = current;
  }

  const breaks: number[] = [];
  let last = n - 1;
  for (const start of starts.toReversed()) {
    const first = start[last] ?? 0;
    breaks.unshift(distinct[first] ?? 0);
    last = first - 1;
  }
  return breaks;
}

function countTies(sorted: Float64Array): { distinct: Float64Array; weights: Float64Array } {
  const distinct = new Float64Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  let n = 0;
  for (const value of sorted) {
    if (n === 0 || value !== distinct[n - 1]) {
      distinct[n] = value;
      n += 1;
    }
    weights[n - 1] = (weights[n - 1] ?? 0) + 1;
  }
  return { distinct: distinct.subarray(0, n), weights: weights.subarray(0, n) };
}

type Cost = (first: number, last: number) => number;

/** Sum of squared distances to the mean of the values `first` to `last`, from running sums around the middle value. */
function groupCost(distinct: Float64Array, weights: Float64Array): Cost {
  const n = distinct.length;
  const middle = distinct[n >> 1] ?? 0;
  const w = new Float64Array(n + 1);
  const wx = new Float64Array(n + 1);
  const wxx = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) {
    const x = (distinct[i] ?? 0) - middle;
    const weight = weights[i] ?? 0;
    w[i + 1] = (w[i] ?? 0) + weight;
    wx[i + 1] = (wx[i] ?? 0) + weight * x;
    wxx[i + 1] = (wxx[i] ?? 0) + weight * x * x;
  }
  return (first, last) => {
    const sum = (wx[last + 1] ?? 0) - (wx[first] ?? 0);
    const squares = (wxx[last + 1] ?? 0) - (wxx[first] ?? 0);
    return Math.max(0, squares - (sum * sum) / ((w[last + 1] ?? 0) - (w[first] ?? 0)));
  };
}

/** Best cost and start of the last group for every last value, when there are `group + 1` groups. */
function fillRow(previous: Float64Array, current: Float64Array, start: Int32Array, cost: Cost, group: number): void {
  const solve = (from: number, to: number, low: number, high: number): void => {
    if (from > to) return;
    const last = (from + to) >> 1;
    let best = Number.POSITIVE_INFINITY;
    let bestFirst = low;
    for (let first = Math.max(low, group); first <= Math.min(high, last); first += 1) {
      const total = (previous[first - 1] ?? 0) + cost(first, last);
      if (total < best) {
        best = total;
        bestFirst = first;
      }
    }
    current[last] = best;
    start[last] = bestFirst;
    solve(from, last - 1, low, bestFirst);
    solve(last + 1, to, bestFirst, high);
  };
  solve(group, current.length - 1, group, current.length - 1);
}
