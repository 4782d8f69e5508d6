import type { ProfessionParameters } from '../../../contract/access-file';
import type { StartupIndicator } from '../../../contract/startup';
import { sourceOfYear } from '../../year';
import { sourceLine } from '../../sentence';
import { planSources } from '../sources';
import type { Threshold } from '../plan-map';
import { thresholdNote } from './threshold';

interface GapNotesInput {
  readonly indicator: StartupIndicator;
  readonly parameters: ProfessionParameters;
  readonly threshold: Threshold;
  readonly after: boolean;
}

/** Sources under the map: the official figures, and what a scenario makes of them where there is one. */
export const gapSources = ({ indicator, parameters, after }: Omit<GapNotesInput, 'threshold'>): string =>
  after ? planSources(indicator, parameters) : sourceLine(indicator, parameters.annee);

/** Lines under a file of access: what a reader needs to quote it. */
export function gapNotes({ indicator, parameters, threshold, after }: GapNotesInput, territory: string): string[] {
  return [
    `Territoire : ${territory}`,
    `Source : ${sourceOfYear(indicator, parameters.annee)}`,
    `Millésime : ${parameters.annee}`,
    `Unité : ${indicator.unite}`,
    thresholdNote(threshold.value, threshold.text),
    'Personnes : population totale. Moyennes et manques : pesés par la population standardisée.',
    after ? 'Accès après le scénario : estimation du projet.' : 'Accès : chiffres officiels.',
  ];
}
