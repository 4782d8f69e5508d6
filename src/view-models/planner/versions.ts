import { professions } from '../../contract/access-file';
import { formatDate, formatList, nbsp } from '../../domain/format';
import type { Scenario } from '../../state/scenario';
import type { ViewState } from '../../state/view-state';
import { professionWords } from './professions';

type DataVersions = NonNullable<ViewState['plan']['scenario']['donnees']>;

/** What this page shows: null where it is not read yet. */
export interface PresentVersions {
  readonly modele: string | null;
  readonly donnees: DataVersions | null;
}

/**
 * What differs between the page where a scenario was made and this one, in a sentence; null when nothing known does.
 * A scenario without a line has no version: it changes nothing.
 */
export function versionsText({ lignes, modele, donnees }: Pick<Scenario, 'lignes' | 'modele' | 'donnees'>, present: PresentVersions): string | null {
  if (lignes.length === 0) return null;
  const differences: string[] = [];
  if (donnees !== null && present.donnees !== null) {
    for (const profession of professions) {
      const [then, now] = [donnees.apl[profession], present.donnees.apl[profession]];
      if (then === undefined || then === now || !lignes.some((line) => 'profession' in line && line.profession === profession)) continue;
      const { label } = professionWords[profession];
      differences.push(`${label.toLowerCase()}${nbsp}: APL ${then}, ${now === undefined ? 'absente ici' : `${now} ici`}`);
    }
    const [then, now] = [donnees.au, present.donnees.au];
    if (then !== null && now !== null && then !== now) differences.push(`sources au ${formatDate(then)}, au ${formatDate(now)} ici`);
  }
  if (modele !== null && present.modele !== null && modele !== present.modele) differences.push(`modèle d’accès ${modele}, ${present.modele} ici`);
  if (differences.length === 0) return null;
  return `Ce scénario a été fait avec une autre version des données ou du modèle (${formatList(differences)}). Ses chiffres peuvent différer de ceux d’alors.`;
}
