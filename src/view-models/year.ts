import type { StartupIndicator } from '../contract/startup';

/** The year of a figure as the page says it: the files count a year even where the source states no vintage, which is then unknown. */
export const yearText = ({ millesime }: Pick<StartupIndicator, 'millesime'>, annee: number): string =>
  millesime === null ? 'année non précisée' : String(annee);

/** Producer and title of what a year of an indicator comes from. */
export const sourceOfYear = ({ source_libelle, sources_annees }: Pick<StartupIndicator, 'source_libelle' | 'sources_annees'>, annee: number | null): string =>
  sources_annees[String(annee)] ?? source_libelle;

/** A series lists its years (`2015-2019, 2021-2023`): of one figure, its own is told. Other vintages are told as they are. */
export const vintageText = ({ millesime }: Pick<StartupIndicator, 'millesime'>, annee: number): string => {
  if (millesime === null) return 'non précisé';
  return /^[\d\s,-]+$/u.test(millesime) ? String(annee) : millesime;
};
