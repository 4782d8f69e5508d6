import { useMemo } from 'react';
import type { ScenarioItem, ScenarioOutcome } from '../../domain/access/scenario';
import { rankOfCode } from '../../domain/communes';
import type { ProfessionLine } from '../../state/scenario';
import { type Resource, useResource } from '../../ui/use-resource';
import { itemsOf } from '../../view-models/planner/lines';
import type { CommunesTable } from '../../domain/communes';
import { useServices } from '../services';
import type { Opened } from './use-opened';

/** An answer, and the question that it answers. */
export interface Outcome extends ScenarioOutcome {
  readonly key: string;
  readonly items: readonly ScenarioItem[];
}

/** What the lines of a profession change, by the worker; the previous answer stays until the next one is there. */
export function useOutcome(opened: Opened | null, lines: readonly ProfessionLine[], communes: CommunesTable | null): Resource<Outcome> {
  const { access } = useServices();
  const items = useMemo(() => (communes === null ? null : itemsOf(lines, (code) => rankOfCode(communes, code))), [lines, communes]);
  const profession = opened?.parameters.profession ?? null;
  const key = profession === null || items === null ? null : `${profession} ${JSON.stringify(items)}`;
  return useResource(
    key,
    async (signal): Promise<Outcome> => {
      if (profession === null || items === null || key === null) throw new Error('rien à simuler');
      return { ...(await access.run({ kind: 'scenario', profession, items }, signal)), key, items };
    },
    true,
  );
}
