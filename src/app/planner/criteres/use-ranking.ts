import { useMemo } from 'react';
import type { Criterion } from '../../../domain/criteria/ranking';
import type { RobustnessOptions } from '../../../domain/criteria/robustness';
import type { YearValues } from '../../../files/published-files';
import { accessAfter, type CriterionLine } from '../../../state/criteres';
import { type Resource, useResource, valueOf } from '../../../ui/use-resource';
import { firmPlaces, type RankedCommunes, weightChange } from '../../../view-models/planner/criteria-rows';
import { indexRanking, type RankingIndex } from '../../../view-models/planner/criteria-table';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';

/** A ranking, and the question that it answers. */
export interface Ranked extends RankedCommunes {
  readonly index: RankingIndex;
  readonly lines: readonly CriterionLine[];
  /** Year of each criterion’s values. */
  readonly years: readonly number[];
  readonly territory: string;
}

/** Communes of the territory ranked by the criteria, in the worker; the previous ranking stays until the next one is there. */
export function useRanking(planner: Planner, lines: readonly CriterionLine[], top: number): Resource<Ranked> {
  const { files, compute } = useServices();
  const { communes, opened, outcome, profession } = planner;
  const { ranks, territory } = planner.explorer;
  const territoryId = territory?.id ?? null;
  const ready = communes !== null && opened !== null && opened.parameters.profession === profession && outcome !== null && ranks !== undefined && territoryId !== null && lines.some(({ poids }) => poids > 0);
  const usesAccess = lines.some(({ indicateur }) => indicateur === accessAfter);
  const key = ready ? JSON.stringify([territoryId, top, lines, profession, usesAccess ? outcome.key : '']) : null;
  return useResource(
    key,
    async (signal): Promise<Ranked> => {
      if (communes === null || opened === null || outcome === null || ranks === undefined || territoryId === null) throw new Error('rien à classer');
      const read = await Promise.all(
        lines.map(async ({ indicateur }): Promise<Pick<YearValues, 'values' | 'annee'>> =>
          indicateur === accessAfter ? { values: outcome.access, annee: opened.apl.annee } : files.values(indicateur, null, signal),
        ),
      );
      const criteria = lines.map(
        ({ sens, poids, seuil, veto }, i): Criterion => ({ values: read[i]?.values ?? new Float64Array(0), direction: sens, weight: poids, threshold: seuil, veto }),
      );
      const people = opened.people.values;
      const robustness: RobustnessOptions = { top, share: weightChange, places: firmPlaces };
      const { ranking, intervals } = await compute.run({ kind: 'criteres', criteria, people, ranks, robustness }, signal);
      const ranked = { communes, ranking, intervals, values: criteria.map(({ values }) => values), people };
      return { ...ranked, index: indexRanking(ranked), lines, years: read.map(({ annee }) => annee), territory: territoryId };
    },
    true,
  );
}

/** The ranking of the territory in sight; one of another territory says nothing of it. */
export function useShownRanking(resource: Resource<Ranked>, planner: Planner): Ranked | null {
  const value = valueOf(resource);
  const territoryId = planner.explorer.territory?.id;
  return useMemo(() => (value?.territory === territoryId ? value : null), [value, territoryId]);
}
