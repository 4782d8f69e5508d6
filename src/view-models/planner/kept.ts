import { formatCount, formatDate } from '../../domain/format';
import type { ScenarioDocument } from '../../state/scenario-file';
import type { KeptScenario } from '../../state/scenario-library';
import { professionWords } from './professions';

export interface KeptRow {
  readonly id: string;
  readonly nom: string;
  /** What it holds, what it is looked at with, when it was kept. */
  readonly detail: string;
}

/** @param territoryName name of a territory; null where no table knows it. */
export function keptRow({ id, document }: KeptScenario, territoryName: (id: string) => string | null): KeptRow {
  const { scenario, territoire, profession, ecritLe } = document;
  const parts = [formatCount(scenario.lignes.length, 'ligne'), professionWords[profession].label.toLowerCase(), territoryName(territoire) ?? territoire, formatDate(ecritLe)];
  return { id, nom: scenario.nom, detail: parts.join(', ') };
}

/** Said once a document is opened. */
export function openedText({ scenario }: Pick<ScenarioDocument, 'scenario'>, remark: string | null): string {
  const name = scenario.nom === '' ? 'Scénario sans nom' : `«\u00a0${scenario.nom}\u00a0»`;
  return `${name} est ouvert (${formatCount(scenario.lignes.length, 'ligne')}).${remark === null ? '' : ` ${remark}`} «\u00a0Défaire\u00a0» rend le scénario d’avant.`;
}
