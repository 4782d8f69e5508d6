import { serviceIds } from '../../../contract/services';
import { isOfTime } from '../../../domain/access/siting/prepare';
import { type CommunesTable, codeOfRank } from '../../../domain/communes';
import { mostLines, type ScenarioLine } from '../../../state/scenario';
import type { Choisir } from '../../../state/choisir';
import type { Planner } from '../use-planner';

/** Lines that put the chosen sites in the scenario: points of the service looked for where it is one, posts otherwise. */
export function linesOf({ objectif, present, postes }: Choisir, { profession }: Planner, communes: CommunesTable, ranks: readonly number[]): ScenarioLine[] {
  const service = isOfTime(objectif) ? serviceIds.find((id) => id === present) : undefined;
  return ranks.flatMap((rank): ScenarioLine[] => {
    const commune = codeOfRank(communes, rank);
    if (commune === null) return [];
    return [service === undefined ? { kind: 'ajout', profession, commune, postes } : { kind: 'point', service, commune }];
  });
}

/** Why the lines cannot be added; null when they can. */
export const adoptFault = (held: number, added: number): string | null =>
  held + added <= mostLines ? null : `Un scénario tient en ${mostLines} lignes au plus : supprimez-en ${held + added - mostLines} d’abord.`;
