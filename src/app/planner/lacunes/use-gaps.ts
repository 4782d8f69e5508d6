import { useMemo } from 'react';
import type { ProfessionParameters } from '../../../contract/access-file';
import type { StartupIndicator } from '../../../contract/startup';
import type { CommuneValues } from '../../../contract/value-file';
import type { GapsSource } from '../../../domain/access/gaps';
import type { CommunesTable } from '../../../domain/communes';
import { territoryGroups, type TerritoryGroup } from '../../../domain/territory-groups';
import type { GapMesh } from '../../../state/lacunes';
import type { TerritoryEntry } from '../../../view-models/territories';
import type { Threshold } from '../../../view-models/planner/plan-map';
import type { Planner } from '../use-planner';

/** What every analysis of access is made from, once all of it is there. */
export interface GapsInput {
  readonly source: GapsSource;
  /** Access as shown, and why a commune has none. */
  readonly shown: CommuneValues;
  readonly statuses: Uint8Array;
  readonly official: Float64Array;
  readonly parameters: ProfessionParameters;
  readonly indicator: StartupIndicator;
  readonly threshold: Threshold;
  readonly territory: TerritoryEntry;
  readonly communes: CommunesTable;
  readonly ranks: Int32Array | null;
  /** Those of them that are not known to be without inhabitants: whom legends and sentences count. */
  readonly inhabited: Int32Array;
  /** A scenario is applied. */
  readonly after: boolean;
}

/** Null while something of it is on its way. */
export function useGapsInput({ opened, outcome, communes, indicator, threshold, lines, explorer }: Planner): GapsInput | null {
  const { territory, ranks } = explorer;
  const after = lines.length > 0;
  return useMemo(() => {
    if (opened === null || outcome === null || communes === null || indicator === null || threshold === null || territory === null || ranks === undefined) return null;
    const { parameters, apl, people, standardised } = opened;
    return {
      source: { access: outcome.access, people: people.values, standardised: standardised.values, population: communes.population, per: parameters.pour },
      shown: { values: outcome.access, statuses: apl.statuses },
      statuses: apl.statuses,
      official: apl.values,
      parameters,
      indicator,
      threshold,
      territory,
      communes,
      ranks,
      inhabited: (ranks ?? Int32Array.from(apl.values, (_, rank) => rank)).filter((rank) => people.values[rank] !== 0),
      after,
    };
  }, [opened, outcome, communes, indicator, threshold, territory, ranks, after]);
}

const noGroup: readonly TerritoryGroup[] = [];

/** Territories of a kind that touch the one chosen; none for communes, or while the communes are on their way. */
export function useGroups({ communes, explorer }: Planner, mesh: GapMesh): readonly TerritoryGroup[] {
  const { startup, ranks } = explorer;
  return useMemo(
    () => (mesh === 'commune' || communes === null || ranks === undefined ? noGroup : territoryGroups(communes, mesh, startup.territoires, ranks)),
    [mesh, communes, ranks, startup],
  );
}
