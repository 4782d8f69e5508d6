import { measureRetirement, retirementSource } from '../../domain/access/retirement';
import { retirementSentence, withoutSeniors } from '../planner/gaps/retirement';
import { sourceLine } from '../sentence';
import { accessSource } from './means';
import { indicatorIn, type PortraitInput } from './subject';

/** What rests on the GPs over 65: a sentence and its source; null where the column without them is not published. */
export function retirementView({ subject, columns, indicators }: PortraitInput): { readonly sentence: string; readonly source: string } | null {
  const profession = 'medecin_generaliste';
  const [without, indicator] = [columns.latest(withoutSeniors), indicatorIn(indicators, withoutSeniors)];
  const threshold = indicatorIn(indicators, 'apl_mg')?.seuil ?? null;
  const source = without === null ? null : accessSource(columns, profession, without.annee);
  if (without === null || indicator === null || threshold === null || source === null) return null;
  const gaps = measureRetirement(source, retirementSource(source.access, without.values), threshold, subject.ranks);
  return { sentence: retirementSentence({ territory: subject, parameters: { profession, annee: without.annee }, threshold, gaps }), source: sourceLine(indicator, without.annee) };
}
