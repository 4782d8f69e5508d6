import type { StartupIndicator } from '../../contract/startup';
import { nbsp } from '../../domain/format';
import { sourceOfYear, vintageText } from '../year';
import { accessAfter, type CriterionLine, criterionLetter, criterionNote, criterionWords } from './criteria-list';

interface RankingNotes {
  readonly territory: string;
  readonly lines: readonly CriterionLine[];
  /** Year of each criterion’s values. */
  readonly years: readonly number[];
  readonly indicators: readonly StartupIndicator[];
  readonly apl: StartupIndicator;
  /** Lines of the scenario. */
  readonly tried: number;
  /** Year of the people that weigh. */
  readonly annee: number;
}

const indicatorOf = (id: CriterionLine['indicateur'], indicators: readonly StartupIndicator[], apl: StartupIndicator): StartupIndicator | undefined =>
  id === accessAfter ? apl : indicators.find((each) => each.id === id);

/** Lines under the downloaded table: what a reader needs to quote it and to make it again. */
export function rankingNotes({ territory, lines, years, indicators, apl, tried, annee }: RankingNotes): string[] {
  return [
    `Territoire : ${territory}`,
    ...lines.flatMap((line, place) => {
      const indicator = indicatorOf(line.indicateur, indicators, apl);
      const year = years[place] ?? 0;
      const note = criterionNote(place, line, criterionWords(line.indicateur, indicators, apl, tried));
      return indicator === undefined ? [note] : [note, `Source de ${criterionLetter(place)} : ${sourceOfYear(indicator, year)} ; millésime ${vintageText(indicator, year)}`];
    }),
    `Score : moyenne pondérée, sur 100, des parts d’habitants du territoire (${apl.population_ref === 'population_feminine' ? 'habitantes' : 'population totale'} retenue pour l’APL ${annee}) vivant dans une commune moins prioritaire`,
    'Rangs à ± 20 % : bornes que le rang ne dépasse pas quand chaque poids varie seul de 0,8 à 1,2 fois sa valeur ; données pour les premières communes',
    'Une commune dont une valeur nécessaire est inconnue n’est pas classée',
    'Critères et poids : choix de la personne qui a fait ce classement ; sans valeur officielle',
  ];
}

/** Sources and vintages of what the ranking is made from, each said once. */
export function rankingSources(lines: readonly CriterionLine[], years: readonly number[], indicators: readonly StartupIndicator[], apl: StartupIndicator): string {
  const parts = lines.flatMap(({ indicateur }, place) => {
    const indicator = indicatorOf(indicateur, indicators, apl);
    const year = years[place] ?? 0;
    return indicator === undefined ? [] : [`${criterionLetter(place)}${nbsp}: ${sourceOfYear(indicator, year)}, ${vintageText(indicator, year)}`];
  });
  return parts.length === 0 ? '' : `Sources. ${parts.join(' ; ')}. Score calculé par le projet.`;
}
