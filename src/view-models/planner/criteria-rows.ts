import type { CommunesTable } from '../../domain/communes';
import type { Ranking, SetApart } from '../../domain/criteria/ranking';
import type { RankInterval, Verdict } from '../../domain/criteria/robustness';
import { formatCount, formatList, formatNumber, nbsp } from '../../domain/format';
import { criterionLetter } from './criteria-list';

/** Every weight varies on its own by this share. */
export const weightChange = 0.2;
/** A rank that may move by more places than this is not firm. */
export const firmPlaces = 5;
const decimals = 1;

/** A ranking, and what it was made from. */
export interface RankedCommunes {
  readonly communes: Pick<CommunesTable, 'code' | 'nom' | 'departement'>;
  readonly ranking: Ranking;
  readonly intervals: readonly RankInterval[];
  /** Values of each criterion, by rank. */
  readonly values: readonly Float64Array[];
  readonly people: Float64Array;
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  tient: 'tient',
  bouge: 'bouge',
  sort: 'peut sortir',
  indecis: 'non établi',
};

/** What each verdict proves; the key of the table. @param top first places looked at. */
export const verdictKeys = (top: number): readonly (readonly [Verdict, string])[] => [
  ['tient', `reste parmi les ${top} premières et ne bouge pas de plus de ${firmPlaces} places, quels que soient les poids`],
  ['bouge', `reste parmi les ${top} premières, mais peut bouger de plus de ${firmPlaces} places`],
  ['sort', `des poids connus la font sortir des ${top} premières`],
  ['indecis', `aucun des poids essayés ne la fait sortir, mais rien ne prouve qu’elle reste`],
];

/** `2 à 7`; one place when nothing moves it. */
export const intervalText = ({ best, worst }: Pick<RankInterval, 'best' | 'worst'>): string => (best === worst ? String(best) : `${best} à ${worst}`);

/** One of the first communes, with what makes its score. */
export interface TopRow {
  readonly rank: number;
  readonly place: number;
  readonly nom: string;
  readonly score: string;
  /** Points that each criterion brings, in the order of the criteria. */
  readonly parts: readonly { readonly letter: string; readonly points: number; readonly text: string }[];
  readonly interval: string;
  readonly verdict: Verdict;
  /** `sous 2,5 dans 30 des 36 variantes…`; null until they are counted, or where nothing is known. */
  readonly variants: string | null;
}

const at = (values: ArrayLike<number>, rank: number): number => values[rank] ?? Number.NaN;

/** @param variantsOf what the variants of the model say of a commune. */
export function topRows({ communes, ranking, intervals }: RankedCommunes, variantsOf: (rank: number) => string | null): TopRow[] {
  return intervals.map((interval) => {
    const { rank, place, verdict } = interval;
    return {
      rank,
      place,
      nom: communes.nom[rank] ?? '',
      score: formatNumber(at(ranking.score, rank), decimals),
      parts: ranking.contributions.map((points, i) => ({ letter: criterionLetter(i), points: at(points, rank), text: formatNumber(at(points, rank), decimals) })),
      interval: intervalText(interval),
      verdict,
      variants: variantsOf(rank),
    };
  });
}

/** Why a commune has no rank. */
export function apartText({ reason, criteria }: Pick<SetApart, 'reason' | 'criteria'>): string {
  const letters = formatList(criteria.map(criterionLetter));
  if (reason === 'habitants') return 'population inconnue ou nulle';
  return reason === 'veto' ? `écartée par le veto de ${letters}` : `valeur inconnue${nbsp}: ${letters}`;
}

/** How many communes are ranked, and how many are not and why. */
export function apartCounts(apart: readonly SetApart[]): string[] {
  const count = (reason: SetApart['reason']): number => apart.filter((each) => each.reason === reason).length;
  const [unknown, vetoed, empty] = [count('inconnue'), count('veto'), count('habitants')];
  return [
    ...(unknown === 0 ? [] : [`${formatCount(unknown, 'commune')} non classée${unknown < 2 ? '' : 's'}, faute d’une valeur`]),
    ...(vetoed === 0 ? [] : [`${formatCount(vetoed, 'commune')} écartée${vetoed < 2 ? '' : 's'} par un veto`]),
    ...(empty === 0 ? [] : [`${formatCount(empty, 'commune')} à la population inconnue ou nulle`]),
  ];
}

const named = 5;

interface SentenceParts extends Pick<RankedCommunes, 'communes' | 'ranking' | 'intervals'> {
  /** `dans le PNR de la Brenne`, a capital first. */
  readonly where: string;
  readonly criteria: number;
}

/** What the map and the list show, in words. */
export function rankingSentence({ where, criteria, communes, ranking, intervals }: SentenceParts): string {
  const { order, apart, score } = ranking;
  const first = order[0];
  if (first === undefined) return `${where}, aucune commune n’est classée${apart.length === 0 ? '' : `${nbsp}: ${formatList(apartCounts(apart))}`}.`;
  const left = apart.length === 0 ? '' : `${nbsp}; ${formatList(apartCounts(apart))}`;
  const head = `${where}, ${formatCount(order.length, 'commune classée', 'communes classées')} selon ${formatCount(criteria, 'critère')}${left}.`;
  const leader = `La plus prioritaire est ${communes.nom[first] ?? ''} (score ${formatNumber(at(score, first), decimals)} sur 100).`;
  const leaving = intervals.filter(({ verdict }) => verdict === 'sort');
  const held = intervals.filter(({ verdict }) => verdict === 'tient' || verdict === 'bouge').length;
  const shown = intervals.length;
  if (order.length <= shown) return `${head} ${leader}`;
  const names = leaving.slice(0, named).map(({ rank }) => communes.nom[rank] ?? '');
  const others = leaving.length - names.length;
  const who = leaving.length === 0 ? '' : `, ${leaving.length} peu${leaving.length < 2 ? 't' : 'vent'} en sortir (${formatList(others > 0 ? [...names, formatCount(others, 'autre')] : names)})`;
  const unsure = shown - held - leaving.length;
  return `${head} ${leader} Si chaque poids varie de ±${nbsp}20${nbsp}%, ${held} des ${shown} premières y reste${held < 2 ? '' : 'nt'} sûrement${who}${unsure === 0 ? '' : `, ${unsure} sans preuve`}.`;
}
