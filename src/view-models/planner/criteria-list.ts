import * as v from 'valibot';
import type { Profession } from '../../contract/access-file';
import { indicateurIdSchema } from '../../contract/codes';
import type { Manifest } from '../../contract/manifest';
import type { StartupIndicator } from '../../contract/startup';
import { formatBound, formatNumber, formatShare, nbsp } from '../../domain/format';
import type { ViewState } from '../../state/view-state';
import { indicatorChoices, type IndicatorChoice } from '../catalogue';
import { uncapitalised } from '../french';
import { professionWords } from './professions';

export type CriterionLine = NonNullable<ViewState['plan']['criteres']['lignes']>[number];
export type CriterionId = CriterionLine['indicateur'];

/** Stands for the access of the profession after the scenario; the same word as in links. */
export const accessAfter = 'acces_apres' satisfies CriterionId;

const indicator = (id: string): CriterionId => v.parse(indicateurIdSchema, id);

/** A first list to start from, each line removable: access, need of care, income, minutes to emergency care. Their weights are the project's choice. */
export function offeredCriteria(profession: Profession): CriterionLine[] {
  const need = professionWords[profession].besoin ?? 'besoin_mg';
  return [
    { indicateur: accessAfter, sens: 'bas', poids: 40, seuil: null, veto: null },
    { indicateur: indicator(need), sens: 'haut', poids: 20, seuil: null, veto: null },
    { indicateur: indicator('revenu_median'), sens: 'bas', poids: 20, seuil: null, veto: null },
    { indicateur: indicator('minutes_urgences'), sens: 'haut', poids: 20, seuil: null, veto: null },
  ];
}

/** Why an indicator cannot part communes; null when it can. */
export function refusalOf(id: CriterionId, indicators: readonly StartupIndicator[], manifest: Pick<Manifest, 'valeurs'>): string | null {
  if (id === accessAfter) return null;
  const found = indicators.find((each) => each.id === id);
  if (found === undefined) return 'cet indicateur n’est pas dans cette publication.';
  if (found.maille !== 'commune') return 'publié par bassin de vie, il ne vaut pas pour chacune de ses communes et ne peut pas les départager.';
  if (found.nature !== 'continu') return 'c’est une classe, pas une mesure\u00a0: elle n’a pas de plus ni de moins.';
  return Object.hasOwn(manifest.valeurs, id) ? null : 'aucune valeur dans cette publication.';
}

/** What a criterion measures, in words. */
export interface CriterionWords {
  readonly label: string;
  readonly short: string;
  readonly unit: string;
  readonly decimals: number;
  readonly estimation: boolean;
}

/** @param apl the official indicator of the access; @param tried lines of the scenario: without any, the access after it is the official one. */
export function criterionWords(id: CriterionId, indicators: readonly StartupIndicator[], apl: StartupIndicator, tried: number): CriterionWords {
  if (id === accessAfter) {
    const after = tried > 0;
    return {
      label: after ? `${apl.libelle}, après le scénario` : `${apl.libelle}, chiffre officiel (aucun scénario en cours)`,
      short: after ? `${apl.libelle_court} après scénario` : apl.libelle_court,
      unit: apl.unite,
      decimals: apl.decimales,
      estimation: after,
    };
  }
  const found = indicators.find((each) => each.id === id);
  if (found === undefined) return { label: id, short: id, unit: '', decimals: 3, estimation: false };
  return { label: found.libelle, short: found.libelle_court, unit: found.unite, decimals: found.decimales, estimation: found.estimation };
}

/** Indicators that a criterion can be made of and that no line holds yet, the access after the scenario first. */
export function criterionChoices(
  indicators: readonly StartupIndicator[],
  manifest: Manifest,
  query: string,
  taken: ReadonlySet<string>,
  apl: StartupIndicator,
): IndicatorChoice[] {
  const usable = indicators.filter(({ id }) => !taken.has(id) && refusalOf(indicator(id), indicators, manifest) === null);
  const after: StartupIndicator = { ...apl, id: accessAfter, libelle: `${apl.libelle}, après le scénario`, groupe: 'Scénario', ordre: -1 };
  const all = taken.has(accessAfter) ? usable : [after, ...usable];
  return indicatorChoices(all, query, new Set(all.map(({ id }) => id)));
}

/** `A`, `B`… tells criteria apart where their names do not fit. */
export const criterionLetter = (place: number): string => String.fromCodePoint(65 + place);

/** Weights as shares of their sum. */
export function weightShares(lines: readonly Pick<CriterionLine, 'poids'>[]): string[] {
  const total = lines.reduce((sum, { poids }) => sum + poids, 0);
  return lines.map(({ poids }) => (total === 0 ? '–' : formatShare(poids / total)));
}

/** `plus c’est bas, plus c’est prioritaire ; ne compte que sous 2,5 ; écarte les communes au-dessus de 9 000`. */
export function criterionRules({ sens, seuil, veto }: CriterionLine, { decimals }: Pick<CriterionWords, 'decimals'>): string {
  const parts = [sens === 'bas' ? 'plus c’est bas, plus c’est prioritaire' : 'plus c’est haut, plus c’est prioritaire'];
  if (seuil !== null) parts.push(`ne compte que ${sens === 'bas' ? 'sous' : 'au-dessus de'} ${formatBound(seuil, Math.max(decimals, 3))}`);
  if (veto !== null) parts.push(`écarte les communes ${veto.sens === 'sous' ? 'sous' : 'au-dessus de'} ${formatBound(veto.valeur, Math.max(decimals, 3))}`);
  return parts.join(`${nbsp}; `);
}

/** One line of a file: a criterion, all it says. */
export function criterionNote(place: number, line: CriterionLine, words: CriterionWords): string {
  const rules = criterionRules(line, words);
  return `Critère ${criterionLetter(place)} : ${words.label} (${words.unit})${words.estimation ? ', estimation' : ''} ; poids ${formatNumber(line.poids, Number.isInteger(line.poids) ? 0 : 2)} ; ${uncapitalised(rules)}`;
}
