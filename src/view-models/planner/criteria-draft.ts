import { formatBound } from '../../domain/format';
import { parseAmount } from './lines';
import type { CriterionId, CriterionLine } from './criteria-list';

/** What a person types before it is a criterion; numbers as typed. */
export interface CriterionDraft {
  readonly indicateur: CriterionId | null;
  readonly sens: CriterionLine['sens'];
  readonly poids: string;
  /** Empty: no threshold. */
  readonly seuil: string;
  readonly vetoSens: 'aucun' | 'sous' | 'sur';
  readonly veto: string;
}

export const emptyCriterionDraft: CriterionDraft = { indicateur: null, sens: 'bas', poids: '20', seuil: '', vetoSens: 'aucun', veto: '' };

const heaviest = 100;
/** As much as a link carries. */
const largest = 1e9;

/** What is wrong, and in which field. */
export interface DraftMistake {
  readonly champ: 'indicateur' | 'poids' | 'seuil' | 'veto';
  readonly manque: string;
}

/** The criterion that a draft makes, or what is missing for a person to complete it. */
export function lineOfCriterionDraft({ indicateur, sens, poids, seuil, vetoSens, veto }: CriterionDraft): CriterionLine | DraftMistake {
  if (indicateur === null) return { champ: 'indicateur', manque: 'Choisissez un indicateur dans la liste.' };
  const weight = parseAmount(poids, heaviest);
  if (weight === null) return { champ: 'poids', manque: 'Poids\u00a0: un nombre de 0 à 100.' };
  const threshold = seuil.trim() === '' ? null : parseAmount(seuil, largest);
  if (seuil.trim() !== '' && threshold === null) return { champ: 'seuil', manque: 'Seuil\u00a0: un nombre, zéro ou plus. Champ vide\u00a0: toutes les communes comptent.' };
  if (vetoSens === 'aucun') return { indicateur, sens, poids: weight, seuil: threshold, veto: null };
  const valeur = parseAmount(veto, largest);
  if (valeur === null) return { champ: 'veto', manque: 'Veto\u00a0: un nombre, zéro ou plus.' };
  return { indicateur, sens, poids: weight, seuil: threshold, veto: { sens: vetoSens, valeur } };
}

const typed = (value: number): string => formatBound(value, 3).replaceAll(/[\u00a0\u202f]/gu, '');

/** The draft that a criterion comes from, to be edited. */
export const draftOfCriterion = ({ indicateur, sens, poids, seuil, veto }: CriterionLine): CriterionDraft => ({
  indicateur,
  sens,
  poids: typed(poids),
  seuil: seuil === null ? '' : typed(seuil),
  vetoSens: veto === null ? 'aucun' : veto.sens,
  veto: veto === null ? '' : typed(veto.valeur),
});
