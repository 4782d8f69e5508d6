import type { Row } from '../contract/tables';

export const etatsContrat = ['en_cours', 'a_venir', 'echu', 'inconnu'] as const;
export type EtatContrat = (typeof etatsContrat)[number];

/** Text of an ISO 8601 date of reduced precision: `2018`, `2018-05` or `2018-05-28`. */
export const partialDatePattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/u;

/**
 * First day (`YYYY-MM-DD`) that a date of reduced precision can mean.
 * @throws RangeError if the text is no date, or no day of the calendar.
 */
export function firstDay(date: string): string {
  const { year, month, day } = partsOf(date);
  return isoDay(year, month ?? 1, day ?? 1);
}

/**
 * Last day (`YYYY-MM-DD`) that a date of reduced precision can mean: `2022` ends on `2022-12-31`.
 * @throws RangeError if the text is no date, or no day of the calendar.
 */
export function lastDay(date: string): string {
  const { year, month, day } = partsOf(date);
  return isoDay(year, month ?? 12, day ?? daysIn(year, month ?? 12));
}

/**
 * Where a contract stands on a day. A contract of which the dates do not tell is `inconnu`, never current by default.
 * @param contrat dates as published: a day, a month or a bare year, null where the document gives none.
 * @param today `YYYY-MM-DD`.
 * @throws RangeError if a text is no date.
 */
export function etatDuContrat(contrat: Pick<Row<'contrats'>, 'debut' | 'fin'>, today: string): EtatContrat {
  const { debut, fin } = contrat;
  if (fin !== null && lastDay(fin) < today) return 'echu';
  if (debut !== null && firstDay(debut) > today) return 'a_venir';
  return debut === null || fin === null ? 'inconnu' : 'en_cours';
}

/**
 * A date or an interval of `contrats.gouvernance` in French: « 28 mai 2018 », « de 2015 à 2018 ».
 * @throws RangeError if a text is no date.
 */
export function libelleDate(date: string): string {
  const [from = '', to] = date.split('/');
  if (to === undefined) return dateInFrench(from);
  const start = dateInFrench(from);
  return `${startWithDay.test(from) ? 'du\u00a0' : /^[ao]/u.test(start) ? 'd’' : 'de\u00a0'}${start} ${startWithDay.test(to) ? 'au' : 'à'}\u00a0${dateInFrench(to)}`;
}

const startWithDay = /^\d{4}-\d{2}-\d{2}$/u;

/** Tables that say which themes a contract addresses. */
export interface ThemeTables {
  readonly themes: readonly Row<'themes'>[];
  readonly axes: readonly Row<'axes'>[];
  readonly axes_themes: readonly Row<'axes_themes'>[];
  readonly actions: readonly Row<'actions'>[];
  readonly actions_themes: readonly Row<'actions_themes'>[];
}

/**
 * Themes that no action and no axis of a contract carries, in the grid's order. This reads the transcribed document:
 * it does not say that nothing is done.
 */
export function themesNonAbordes(contrat: string, tables: ThemeTables): Row<'themes'>[] {
  const actions = new Set(tables.actions.filter((row) => row.contrat === contrat).map((row) => row.id));
  const axes = new Set(tables.axes.filter((row) => row.contrat === contrat).map((row) => row.id));
  const addressed = new Set([
    ...tables.actions_themes.filter((row) => actions.has(row.action)).map((row) => row.theme),
    ...tables.axes_themes.filter((row) => axes.has(row.axe)).map((row) => row.theme),
  ]);
  return tables.themes.filter((theme) => !addressed.has(theme.id)).sort((a, b) => a.ordre - b.ordre);
}

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

function dateInFrench(date: string): string {
  const { year, month, day } = partsOf(date);
  const dayText = day === undefined ? [] : [day === 1 ? '1er' : String(day)];
  const monthText = month === undefined ? [] : [months[month - 1] ?? ''];
  return [...dayText, ...monthText, String(year)].join('\u00a0');
}

interface DateParts {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

function partsOf(date: string): DateParts {
  const [, year, month, day] = partialDatePattern.exec(date) ?? [];
  const parts = {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
  };
  if (year === undefined || (parts.day ?? 1) > daysIn(parts.year, parts.month ?? 1)) {
    throw new RangeError(`date attendue\u00a0: ${date}`);
  }
  return parts;
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isoDay = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
