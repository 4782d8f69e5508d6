import type { StartupIndicator } from '../contract/startup';

/**
 * Decimals shown to a reader: three significant figures or so, never more than the indicator has.
 * (An APL is stored with three decimals, which its error does not deserve.)
 */
export function shownDecimals(indicator: Pick<StartupIndicator, 'decimales'>, value: number): number {
  const size = Math.abs(value);
  if (size === 0) return 0;
  const wished = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return Math.min(wished, indicator.decimales);
}
