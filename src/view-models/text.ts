/** Small words around figures that the domain's formats do not cover. */

/** No-break space, before `:` and inside « guillemets ». */
export const nbsp = '\u00a0';
/** Narrow no-break space, before `%`, `;`, `?` and `!`. */
export const nnbsp = '\u202f';

const boundFormats = new Map<number, Intl.NumberFormat>();

/** A class break or a threshold: no more decimals than it needs, `decimals` at most. */
export function formatBound(value: number, decimals: number): string {
  let format = boundFormats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: decimals });
    boundFormats.set(decimals, format);
  }
  const text = format.format(value);
  return text === '-0' ? '0' : text.replace('-', '\u2212');
}

/** `a, b et c`. */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`;
}

/** `850 o`, `12 ko`, `1,2 Mo`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${nbsp}o`;
  if (bytes < 999_500) return `${formatBound(bytes / 1e3, 0)}${nbsp}ko`;
  return `${formatBound(bytes / 1e6, 1)}${nbsp}Mo`;
}

/** A figure already formatted and its unit. */
export function withUnit(text: string, unit: string): string {
  if (unit === '') return text;
  return `${text}${unit === '%' ? nnbsp : nbsp}${unit}`;
}
