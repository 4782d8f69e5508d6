import type { ValeurStatut } from '../contract/vocabulary';

/** No-break space of French typography before a unit, a percent sign, a colon. */
const noBreak = '\u00a0';

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
export const nonDisponible = statutLabels.absent;

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

/** Number and unit, never parted at the end of a line where the unit is a sign or a short word. */
export function formatQuantity(value: number, unite: string, decimals = 0): string {
  const number = formatNumber(value, decimals);
  return unite === '' || !Number.isFinite(value) ? number : `${number}${noBreak}${unite}`;
}

/** A value as published, or the reason why there is none; an estimate says so. */
export function formatValue(
  { valeur, statut }: { readonly valeur: number | null; readonly statut: ValeurStatut },
  { unite = '', decimales = 0 }: { readonly unite?: string; readonly decimales?: number } = {},
): string {
  if (valeur === null || !Number.isFinite(valeur)) {
    return statut === 'observe' || statut === 'estime' ? nonDisponible : statutLabels[statut];
  }
  const quantity = formatQuantity(valeur, unite, decimales);
  return statut === 'estime' ? `${quantity} (estimation)` : quantity;
}

/** `1 commune`, `12 communes`: in French, 0 and 1 are singular. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)}${noBreak}${Math.abs(count) < 2 ? singular : plural}`;
}

/** Estimated car minutes: `moins d’une minute`, `12 min`, `1 h 05`. */
export function formatMinutes(minutes: number): string {
  if (!Number.isFinite(minutes) || minutes < 0) return nonDisponible;
  const whole = Math.round(minutes);
  if (whole < 1) return `moins d’une${noBreak}minute`;
  if (whole < 60) return `${whole}${noBreak}min`;
  return `${Math.floor(whole / 60)}${noBreak}h${noBreak}${String(whole % 60).padStart(2, '0')}`;
}

/** Distance along the great circle or the road: `850 m`, `12,3 km`. */
export function formatDistance(km: number): string {
  if (!Number.isFinite(km) || km < 0) return nonDisponible;
  return km < 0.995 ? `${formatNumber(Math.round(km * 100) * 10)}${noBreak}m` : `${formatNumber(km, km < 99.95 ? 1 : 0)}${noBreak}km`;
}

const months = [
  'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
] as const;

/** An ISO date, month or year of the tables (`2024-08-01`, `2024-08`, `2024`) in words; anything else is given back as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso);
  const month = match?.[2] === undefined ? undefined : months[Number(match[2]) - 1];
  if (match?.[1] === undefined || month === undefined) return iso;
  if (match[3] === undefined) return `${month}${noBreak}${match[1]}`;
  const day = Number(match[3]);
  return `${day === 1 ? '1er' : day}${noBreak}${month}${noBreak}${match[1]}`;
}
