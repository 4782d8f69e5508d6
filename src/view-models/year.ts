import type { StartupIndicator } from '../contract/startup';

/** The year of a figure as the page says it: the files count a year even where the source states no vintage, which is then unknown. */
export const yearText = ({ millesime }: Pick<StartupIndicator, 'millesime'>, annee: number): string =>
  millesime === null ? 'année non précisée' : String(annee);
