import type { ProfessionParameters } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import { formatBound, formatNumber } from '../../domain/format';
import { sourceOfYear } from '../year';

/** How far the model may be trusted, in plain words. @param correlation from the published validation; null where there is none. */
export function warningText(correlation: number | null): string {
  if (correlation === null) {
    return 'À lire avec prudence\u00a0: le modèle n’a pas pu être comparé aux chiffres officiels pour cette profession, faute de nombre de professionnels par commune.';
  }
  return `À lire avec prudence\u00a0: le modèle s’accorde avec les chiffres officiels à ${formatNumber(correlation, 4)} (corrélation pondérée par la population, 1 serait parfait).`;
}

/** What a post counts for. */
function volumes({ offre_arrivant, offre_poste, profession }: ProfessionParameters): string {
  if (profession !== 'medecin_generaliste') return 'un poste ajouté compte pour un équivalent temps plein';
  const there = offre_poste === null ? '' : `, un médecin en place pour ${formatBound(offre_poste, 0)}, calé sur l’APL`;
  return `un médecin qui s’installe compte pour ${formatBound(offre_arrivant, 0)} consultations par an${there}`;
}

/** Sources and vintages of what the map shows. */
export function planSources(indicator: StartupIndicator, parameters: ProfessionParameters): string {
  const { annee, postes } = parameters;
  const there = postes === null ? '' : ` Professionnels en place\u00a0: BPE ${postes.annee}.`;
  return `Chiffres officiels\u00a0: ${sourceOfYear(indicator, annee)}, millésime ${annee}. Changements\u00a0: estimation du projet, avec les paramètres de la DREES (${volumes(parameters)}).${there}`;
}

/** Sources of goals of time, which speak of people and trips and not of the APL. @param people indicator of the people counted; null where the start-up file does not name it. */
export function timeSources(people: StartupIndicator | null, { annee, postes }: ProfessionParameters, present: string): string {
  const counted = people === null ? '' : `Population\u00a0: ${sourceOfYear(people, annee)}, ${annee}. `;
  const there = present === 'offre' && postes !== null ? ` Professionnels en place\u00a0: BPE ${postes.annee}.` : present === 'rien' ? '' : ' Lieux\u00a0: voir leurs sources dans «\u00a0Données\u00a0».';
  return `${counted}Temps de trajet\u00a0: estimation du projet, en voiture, entre communes.${there}`;
}

interface ChangesNotes {
  readonly territory: string;
  readonly indicator: StartupIndicator;
  readonly parameters: ProfessionParameters;
  readonly correlation: number | null;
  /** Version of the access file. */
  readonly model: string;
  readonly lines: readonly string[];
}

/** Lines under the downloaded table: what a reader needs to quote it. */
export function changesNotes({ territory, indicator, parameters, correlation, model, lines }: ChangesNotes): string[] {
  return [
    `Territoire : ${territory}`,
    `Source des chiffres officiels : ${sourceOfYear(indicator, parameters.annee)}`,
    `Millésime : ${parameters.annee}`,
    `Unité : ${indicator.unite}`,
    `Changements : estimation (${volumes(parameters)}). Version du modèle : ${model}`,
    warningText(correlation),
    lines.length === 0 ? 'Scénario : aucun changement' : `Scénario : ${lines.join(' ; ')}`,
  ];
}
