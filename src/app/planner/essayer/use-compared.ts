import type { Equity } from '../../../domain/access/equity';
import { type Resource, useResource } from '../../../ui/use-resource';
import { useServices } from '../../services';
import type { Opened } from '../use-opened';
import type { Outcome } from '../use-outcome';

/** Measures of A and of B. */
export interface Compared {
  readonly territory: readonly [Equity, Equity];
  readonly france: readonly [Equity, Equity];
}

/** Measures two outcomes of one profession, for the territory and for France. */
export function useCompared(opened: Opened | null, a: Outcome | null, b: Outcome | null, seuil: number | null, territory: string, ranks: Int32Array | null | undefined): Resource<Compared> {
  const { access } = useServices();
  const asked = opened === null || a === null || b === null || seuil === null || ranks === undefined ? null : JSON.stringify([a.key, b.key, seuil, territory]);
  return useResource(
    asked,
    async (signal): Promise<Compared> => {
      if (opened === null || a === null || b === null || seuil === null || ranks === undefined) throw new Error('rien à comparer');
      const { profession } = opened.parameters;
      const measure = async ({ items }: Outcome, own: Int32Array | null): Promise<Equity> =>
        (await access.run({ kind: 'equite', profession, items, seuil, ranks: own, mesures: [] }, signal)).apres;
      const territoryPair = [await measure(a, ranks), await measure(b, ranks)] as const;
      return { territory: territoryPair, france: ranks === null ? territoryPair : [await measure(a, null), await measure(b, null)] };
    },
    true,
  );
}
