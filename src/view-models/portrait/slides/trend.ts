import type { DeckBox, DeckChart, DeckSeries, DeckSlide } from '../../../domain/deck/deck';
import { formatBound, formatNumber, formatStatut, nbsp } from '../../../domain/format';
import { buildSeries, type SeriesPoint } from '../../../domain/series';
import { professionWords } from '../../planner/professions';
import type { AccessCard, AccessFigures } from '../access';
import { isFrance, type PortraitSubject } from '../subject';
import { chartColours, columns, textIn } from './places';

interface TrendInput {
  readonly subject: PortraitSubject;
  readonly figures: AccessFigures;
  readonly card: AccessCard;
  /** Source and vintage. */
  readonly foot: string;
}

/** Longer, a name leaves no room for the legend. */
const longestName = 18;
const shortName = ({ titre }: PortraitSubject): string => (titre.length <= longestName ? titre : 'Ce territoire');

/** A line for each side of a break, so that none crosses it; a year without a value is a gap. */
function sides(name: string, points: readonly SeriesPoint[], years: readonly number[], breakAfter: number | null, look: Pick<DeckSeries, 'colour' | 'dashed' | 'thin' | 'marked'>): DeckSeries[] {
  const valueOf = (year: number): number | null => points.find(({ annee }) => annee === year)?.valeur ?? null;
  const line = (suffix: string, kept: (year: number) => boolean): DeckSeries => ({ kind: 'ligne', name: `${name}${suffix}`, values: years.map((year) => (kept(year) ? valueOf(year) : null)), ...look });
  const known = years.filter((year) => valueOf(year) !== null);
  if (known.length === 0) return [];
  if (breakAfter === null) return [line('', () => true)];
  return [
    ...(known.some((year) => year <= breakAfter) ? [line(`, jusqu’en ${breakAfter}`, (year) => year <= breakAfter)] : []),
    ...(known.some((year) => year > breakAfter) ? [line(`, depuis ${breakAfter + 1}`, (year) => year > breakAfter)] : []),
  ];
}

const told = (points: readonly SeriesPoint[], decimals: number): string =>
  points.map(({ annee, valeur, statut }) => `${annee}${nbsp}: ${valeur === null ? formatStatut(statut) : `${formatNumber(valeur, decimals)}${statut === 'estime' ? ' (estimation)' : ''}`}`).join('\u202f; ');

function chartOf({ subject, figures }: TrendInput, { x, y, w, h }: DeckBox): DeckChart | null {
  const { ownSeries, franceSeries, indicator, threshold, profession } = figures;
  const others = isFrance(subject) ? [] : franceSeries;
  const known = [...ownSeries, ...others].filter(({ valeur }) => valeur !== null).map(({ annee }) => annee);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0 || first === last) return null;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const breakAfter = buildSeries(ownSeries, indicator.rupture_apres).ruptureApres ?? buildSeries(others, indicator.rupture_apres).ruptureApres;
  const { decimals, unit, label } = professionWords[profession];
  const series = [
    ...sides(shortName(subject), ownSeries, years, breakAfter, { colour: chartColours.own, marked: true }),
    ...sides('France', others, years, breakAfter, { colour: chartColours.other, marked: true, dashed: true }),
    ...(indicator.seuil === null ? [] : [{ kind: 'ligne' as const, name: `Seuil${nbsp}: ${formatBound(threshold.value, 3)}`, values: years.map(() => threshold.value), colour: chartColours.threshold, dashed: true, thin: true }]),
  ];
  return {
    kind: 'graphique',
    x,
    y,
    w,
    h,
    alt: `Courbe de l’accès moyen, ${label.toLowerCase()}, par année. ${subject.titre}${nbsp}: ${told(ownSeries, decimals)}.${others.length === 0 ? '' : ` France${nbsp}: ${told(others, decimals)}.`}`,
    categories: years.map(String),
    series,
    categoryTitle: '',
    valueTitle: unit,
    format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
    most: null,
    breakAfter: breakAfter === null ? null : breakAfter - first,
    breakText: 'rupture de méthode',
  };
}

/** How the access goes, each side of the change of method apart. */
export function trendSlide(input: TrendInput): DeckSlide {
  const { figures, card, subject, foot } = input;
  const [left, right] = columns(0.68);
  const chart = chartOf(input, left);
  const { decimals } = professionWords[figures.profession];
  return {
    title: card.trend === null ? `${card.title}. ${card.level}` : `${card.title}. ${card.trend}`,
    blocks: [
      chart ?? textIn(left, [{ text: 'Il n’y a pas deux années à comparer : pas de série à tracer.' }]),
      textIn(right, [{ text: card.level, bold: true }, { text: card.under }, { text: `${card.threshold}.`, soft: true }, ...(card.series === null || card.series.note === '' ? [] : [{ text: card.series.note, soft: true }])]),
    ],
    foot,
    notes: [
      `Moyenne des communes, pondérée par leur population standardisée. ${subject.titre}${nbsp}: ${told(figures.ownSeries, decimals)}.`,
      ...(isFrance(subject) ? [] : [`France${nbsp}: ${told(figures.franceSeries, decimals)}.`]),
      ...(figures.indicator.avertissement === null ? [] : [figures.indicator.avertissement]),
    ],
  };
}
