/** A figure measured, and what it has to reach. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** Absent: reported, not held to anything. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

export function holds({ values, atMost, atLeast }: Figure): boolean {
  const value = median(values);
  return !Number.isNaN(value) && (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const bounds = figure.values.length > 1 ? `${shown(Math.min(...figure.values))} – ${shown(Math.max(...figure.values))}` : '';
    const target = figure.atMost !== undefined ? `≤ ${figure.atMost}` : figure.atLeast !== undefined ? `≥ ${figure.atLeast}` : '';
    const verdict = target === '' ? '' : holds(figure) ? 'held' : 'MISSED';
    return `| ${figure.name} | ${shown(median(figure.values))} ${figure.unit} | ${bounds} | ${figure.values.length} | ${target} | ${verdict} |`;
  });
  return ['| figure | median | min – max | runs | target | |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
