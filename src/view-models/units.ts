import type { StartupIndicator } from '../contract/startup';

const short: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^consultations\/visites/u, 'consultations par an par hab. standardisé'],
  [/^ETP pour 100/u, 'ETP pour 100\u202f000 hab. standardisés'],
];

/** ` (min)`: the unit in a heading, shortened where it is long; nothing for a category. */
export function displayUnit(indicator: Pick<StartupIndicator, 'nature' | 'unite' | 'maille'>): string {
  if (indicator.nature === 'categoriel' || indicator.unite === '') return '';
  const known = short.find(([pattern]) => pattern.test(indicator.unite));
  const unit = known?.[1] ?? indicator.unite;
  return indicator.maille === 'bassin_vie' ? ` (${unit}, du bassin de vie)` : ` (${unit})`;
}
