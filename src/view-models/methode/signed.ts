import { formatNumber } from '../../domain/format';

/** A difference with its sign, `+0,25`; what rounds to zero has none. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}
