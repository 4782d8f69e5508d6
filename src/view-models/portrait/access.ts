import { type Profession, professions } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import { type Gaps, measureGaps } from '../../domain/access/gaps';
import type { SeriesPoint } from '../../domain/series';
import { formatBound, formatNumber, formatShare, nbsp } from '../../domain/format';
import { capitalised, inTerritory } from '../french';
import { peopleWords } from '../people';
import { accessTo, boundText, live, peopleOf, someShare } from '../planner/gaps/words';
import { coverageText } from '../planner/gaps/threshold';
import { type Threshold, thresholdOf } from '../planner/plan-map';
import { professionWords } from '../planner/professions';
import { sourceLine } from '../sentence';
import { seriesView, type SeriesView } from '../series';
import { accessIds } from './columns';
import { accessSource, meansOf } from './means';
import { indicatorIn, isFrance, type PortraitInput, type PortraitSubject } from './subject';
import { trendText } from './trend';

/** Access to one profession, in figures. */
export interface AccessFigures {
  readonly profession: Profession;
  readonly indicator: StartupIndicator;
  readonly annee: number;
  readonly threshold: Threshold;
  readonly own: Gaps;
  readonly france: number | null;
  readonly ownSeries: readonly SeriesPoint[];
  readonly franceSeries: readonly SeriesPoint[];
}

/** Null where the files of the profession are not there. */
export function accessFigures({ subject, columns, indicators, country }: PortraitInput, profession: Profession): AccessFigures | null {
  const { apl } = accessIds[profession];
  const indicator = indicatorIn(indicators, apl);
  const annee = columns.latest(apl)?.annee;
  const source = annee === undefined ? null : accessSource(columns, profession, annee);
  if (indicator === null || annee === undefined || source === null) return null;
  const franceSeries = country.access.get(profession) ?? [];
  const france = franceSeries.find((point) => point.annee === annee)?.valeur ?? null;
  const threshold = thresholdOf(null, indicator, france);
  if (threshold === null) return null;
  const ownSeries = isFrance(subject) ? franceSeries : meansOf(columns, profession, subject.ranks);
  return { profession, indicator, annee, threshold, own: measureGaps(source, threshold.value, subject.ranks), france, ownSeries, franceSeries };
}

/** Access to one profession, in words, with its chart. */
export interface AccessCard {
  readonly profession: Profession;
  readonly title: string;
  readonly level: string;
  readonly trend: string | null;
  readonly under: string;
  readonly threshold: string;
  /** The same in a few cells: mean here and in France, people under the threshold. */
  readonly cells: { readonly own: string; readonly france: string; readonly under: string };
  readonly series: SeriesView | null;
  readonly source: string;
}

/** `contre 3,32 en France, soit 20 % de moins`. */
function againstFrance(own: number, france: number, decimals: number): string {
  const gap = own / france - 1;
  const share = formatShare(Math.abs(gap));
  const words = Math.abs(gap) < 0.005 ? 'autant, à 1\u202f% près' : `${share} de ${gap < 0 ? 'moins' : 'plus'}`;
  return `contre ${formatNumber(france, decimals)} en France, soit ${words}`;
}

function levelText(subject: PortraitSubject, { profession, annee, own, france }: AccessFigures): string {
  const { unit, decimals } = professionWords[profession];
  const where = capitalised(inTerritory(subject));
  if (own.communes === 0) return `${where}, aucune commune n’a de chiffre officiel.`;
  if (own.mean === null) return `L’accès moyen n’est pas donné${nbsp}: il n’est connu que pour ${formatShare(own.coverage)} des habitants, trop peu pour une moyenne.`;
  const against = france === null || isFrance(subject) || france === 0 ? '' : `, ${againstFrance(own.mean, france, decimals)}`;
  return `L’accès moyen est de ${formatNumber(own.mean, decimals)}${nbsp}${unit} (${annee})${against}.`;
}

function underText({ profession, indicator, annee, own, threshold }: AccessFigures): string {
  if (own.communes === 0) return 'Personne ne peut être compté sous le seuil.';
  const words = peopleWords(indicator);
  const share = own.peopleUnder > 0 && own.shareUnder !== null ? ` (${someShare(own.shareUnder)})` : '';
  const count = own.communesUnder === 0 ? '' : `${nbsp}: ${formatNumber(own.communesUnder)} ${own.communesUnder < 2 ? 'commune' : 'communes'} sur ${formatNumber(own.communes)}`;
  const known = coverageText(own.coverage);
  return `${capitalised(peopleOf(words, own.peopleUnder, own.people))}${share} ${live(own.peopleUnder)} dans une commune où ${accessTo(profession)} est inférieur à ${boundText(profession, threshold.value)} (${annee})${count}.${known === null ? '' : ` ${known}`}`;
}

function cellsOf({ profession, annee, own, france, threshold }: AccessFigures): AccessCard['cells'] {
  const { decimals, unit } = professionWords[profession];
  const mean = (value: number | null): string => (value === null ? 'non disponible' : formatNumber(value, decimals));
  const share = own.shareUnder === null || own.peopleUnder === 0 ? '' : ` (${someShare(own.shareUnder)})`;
  return {
    own: own.mean === null ? mean(null) : `${mean(own.mean)} ${unit} (${annee})`,
    france: mean(france),
    under: own.communes === 0 ? 'non disponible' : `${formatNumber(Math.round(own.peopleUnder))}${share} sous ${formatBound(threshold.value, 3)}`,
  };
}

export function accessCards(input: PortraitInput): AccessCard[] {
  return professions.flatMap((profession) => {
    const figures = accessFigures(input, profession);
    if (figures === null) return [];
    const { indicator, ownSeries, franceSeries, annee, threshold } = figures;
    return [
      {
        profession,
        title: professionWords[profession].label,
        level: levelText(input.subject, figures),
        trend: trendText(indicator, ownSeries, professionWords[profession].decimals),
        under: underText(figures),
        threshold: threshold.text,
        cells: cellsOf(figures),
        series: seriesView(indicator, ownSeries, isFrance(input.subject) ? [] : franceSeries),
        source: sourceLine(indicator, annee),
      },
    ];
  });
}
