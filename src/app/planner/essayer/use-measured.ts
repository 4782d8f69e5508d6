import { type Resource, useResource } from '../../../ui/use-resource';
import { type BestSite, bestSites } from '../../../view-models/planner/best-sites';
import type { EquityAnswer } from '../../../workers/access';
import { markMoment } from '../../marks';
import { useServices } from '../../services';
import { mapFirst, pause } from '../pause';
import type { Opened } from '../use-opened';
import type { Outcome } from '../use-outcome';

const sitesShown = 10;

export interface Measured {
  readonly territory: EquityAnswer;
  readonly france: EquityAnswer;
}

/** Before and after, for the territory and for France, once the map has what it needs. */
export function useMeasured(opened: Opened | null, outcome: Outcome | null, seuil: number | null, territory: string, ranks: Int32Array | null | undefined): Resource<Measured> {
  const { access } = useServices();
  const asked = opened === null || outcome === null || seuil === null || ranks === undefined ? null : `${outcome.key} ${seuil} ${territory}`;
  return useResource(
    asked,
    async (signal): Promise<Measured> => {
      if (opened === null || outcome === null || seuil === null || ranks === undefined) throw new Error('rien à mesurer');
      await pause(mapFirst, signal);
      const { profession } = opened.parameters;
      const mesures = opened.measures.map(({ values }) => values.values);
      const question = { kind: 'equite', profession, items: outcome.items, seuil, mesures } as const;
      const own = await access.run({ ...question, ranks }, signal);
      return { territory: own, france: ranks === null ? own : await access.run({ ...question, ranks: null }, signal) };
    },
    true,
  );
}

/** The communes of the territory where one more full-time post would do most. */
export function useBestSites(opened: Opened | null, outcome: Outcome | null, seuil: number | null, territory: string, ranks: Int32Array | null | undefined): Resource<readonly BestSite[]> {
  const { access } = useServices();
  const asked = opened === null || outcome === null || seuil === null || ranks === undefined ? null : `${outcome.key} ${seuil} ${territory}`;
  return useResource(
    asked,
    async (signal): Promise<readonly BestSite[]> => {
      if (opened === null || outcome === null || seuil === null || ranks === undefined) throw new Error('rien à chercher');
      await pause(mapFirst, signal);
      const { profession } = opened.parameters;
      const from = performance.now();
      const scan = await access.run({ kind: 'sites', profession, items: outcome.items, seuil, postes: 1 }, signal);
      const best = bestSites(scan, ranks, sitesShown);
      performance.measure('cls:dix-lieux', { start: from, end: performance.now() });
      markMoment('cls:lieux');
      return best;
    },
    true,
  );
}
