import type { ValeurStatut } from '../contract/vocabulary';

/** No-break space, before a unit, a colon, and inside « guillemets ». */
export const nbsp = '\u00a0';
/** Narrow no-break space, before `%`, `;`, `?` and `!`. */
export const nnbsp = '\u202f';

const statutLabels: Readonly<Record<ValeurStatut, string>> = {
  observe: 'valeur publiée',
  estime: 'estimation',
  secret: 'secret statistique',
  hors_champ: 'hors champ',
  absent: 'non disponible',
};

/** What a status says to a reader. */
export const formatStatut = (statut: ValeurStatut): string => statutLabels[statut];

/** Never shown as a number: what a reader sees for an unknown value with no known reason. */
const nonDisponible = statutLabels.absent;

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(decimals: number, style: 'decimal' | 'percent'): Intl.NumberFormat {
  const digits = Math.min(6, Math.max(0, Math.trunc(decimals)));
  const key = `${style}${digits}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('fr-FR', { style, minimumFractionDigits: digits, maximumFractionDigits: digits });
  formatters.set(key, made);
  return made;
}

/** A true minus sign, and never a negative zero. */
const polish = (text: string): string => (/^-[0,.\s\u202f]*(?:\s?%)?$/u.test(text) ? text.slice(1) : text).replace(/^-/u, '\u2212');

/** `1 234,5`: narrow no-break spaces between thousands, a comma, a fixed number of decimals (0 to 6). */
export function formatNumber(value: number, decimals = 0): string {
  return Number.isFinite(value) ? polish(formatter(decimals, 'decimal').format(value)) : nonDisponible;
}

/** A share from 0 to 1 as a percentage: `12,5 %`. */
export function formatShare(share: number | null, decimals = 0): string {
  return share !== null && Number.isFinite(share) ? polish(formatter(decimals, 'percent').format(share)) : nonDisponible;
}

/** A figure already formatted and its unit, never parted at the end of a line. */
export function withUnit(text: string, unit: string): string {
  if (unit === '') return text;
  return `${text}${unit === '%' ? nnbsp : nbsp}${unit}`;
}

const boundFormats = new Map<number, Intl.NumberFormat>();

/** A class break or a threshold: no more decimals than it needs, `decimals` at most. */
export function formatBound(value: number, decimals: number): string {
  let format = boundFormats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: decimals });
    boundFormats.set(decimals, format);
  }
  return polish(format.format(value));
}

/** `850 o`, `12 ko`, `1,2 Mo`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${nbsp}o`;
  if (bytes < 999_500) return `${formatBound(bytes / 1e3, 0)}${nbsp}ko`;
  return `${formatBound(bytes / 1e6, 1)}${nbsp}Mo`;
}

/** `a, b et c`. */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`;
}

/** `1 commune`, `12 communes`: in French, 0 and 1 are singular. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)}${nbsp}${Math.abs(count) < 2 ? singular : plural}`;
}

/** Estimated car minutes: `moins d’une minute`, `12 min`, `1 h 05`. */
export function formatMinutes(minutes: number): string {
  if (!Number.isFinite(minutes) || minutes < 0) return nonDisponible;
  const whole = Math.round(minutes);
  if (whole < 1) return `moins d’une${nbsp}minute`;
  if (whole < 60) return `${whole}${nbsp}min`;
  return `${Math.floor(whole / 60)}${nbsp}h${nbsp}${String(whole % 60).padStart(2, '0')}`;
}

/** Distance along the great circle or the road: `850 m`, `12,3 km`. */
export function formatDistance(km: number): string {
  if (!Number.isFinite(km) || km < 0) return nonDisponible;
  return km < 0.995 ? `${formatNumber(Math.round(km * 100) * 10)}${nbsp}m` : `${formatNumber(km, km < 99.95 ? 1 : 0)}${nbsp}km`;
}

const months = [
  'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
] as const;

/** An ISO date, month or year of the tables (`2024-08-01`, `2024-08`, `2024`) in words; anything else is given back as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso);
  const month = match?.[2] === undefined ? undefined : months[Number(match[2]) - 1];
  if (match?.[1] === undefined || month === undefined) return iso;
  if (match[3] === undefined) return `${month}${nbsp}${match[1]}`;
  const day = Number(match[3]);
  return `${day === 1 ? '1er' : day}${nbsp}${month}${nbsp}${match[1]}`;
}
