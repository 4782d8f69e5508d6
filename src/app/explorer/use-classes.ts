import { useMemo, useState } from 'react';
import type { StartupIndicator } from '../../contract/startup';
import { type CommunesTable, oneOfEachBassin } from '../../domain/communes';
import { orderedModalities } from '../../domain/classes';
import type { Histogram } from '../../domain/distribution';
import type { YearValues } from '../../files/published-files';
import type { ViewState } from '../../state/view-state';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import type { MapChoropleth } from '../../view-models/map-model';
import { paletteFor } from '../../view-models/palette';
import { useServices } from '../services';

const histogramBins = 28;
const nobody = new Float64Array(0);

/** Classes of a year of an indicator, as the worker cut them. */
export interface Cut {
  readonly values: YearValues;
  readonly indicator: StartupIndicator;
  readonly breaks: readonly number[];
  /** Classes asked for that could not be made. */
  readonly merged: number;
  readonly classOfRank: Uint8Array;
  readonly histogram: Histogram | null;
}

let identities = 0;
const identityOf = new WeakMap<object, number>();

/** A number for an array that is replaced, never mutated: stands for it in a key. */
function identity(value: object | null): number {
  if (value === null) return 0;
  const known = identityOf.get(value);
  if (known !== undefined) return known;
  identities += 1;
  identityOf.set(value, identities);
  return identities;
}

/**
 * Cuts classes off the main thread; the previous ones stay until the new ones are there, or cannot be.
 * @param bassins bassin de vie of each commune, for an indicator published by bassin: each then counts once. Null: communes count.
 */
export function useCut(
  indicator: StartupIndicator,
  read: Resource<YearValues>,
  ranks: Int32Array | null | undefined,
  classes: ViewState['classes'],
  bassins: CommunesTable['bassinVie'] | null,
): Resource<Cut> {
  const { compute } = useServices();
  const categorical = indicator.nature === 'categoriel';
  const values = valueOf(read);
  const next =
    values === null || ranks === undefined || values.indicateur !== indicator.id
      ? null
      : `${identity(values)} ${identity(ranks)} ${categorical ? '' : JSON.stringify(classes)}`;
  // While values are on their way nothing changes on the map.
  const [last, setLast] = useState(next);
  if (next !== null && next !== last) setLast(next);
  return useResource(
    read.status === 'echec' ? null : (next ?? last),
    async (signal): Promise<Cut> => {
      if (values === null || ranks === undefined) throw new Error('rien à classer');
      const arrays = { values: values.values, statuses: values.statuses, population: nobody };
      if (categorical) {
        const result = await compute.run({ kind: 'categories', ...arrays, modalites: indicator.modalites ?? [], countOn: ranks }, signal);
        return { values, indicator, breaks: [], merged: 0, classOfRank: result.classOfRank, histogram: null };
      }
      const { methode, nombre, bornes, etendue } = classes;
      const counted = (among: Int32Array | null): Int32Array | null => (bassins === null ? among : oneOfEachBassin(bassins, among));
      const result = await compute.run(
        {
          kind: 'classes',
          ...arrays,
          breaks: { methode, nombre, bornes, seuil: indicator.seuil, seuils: null },
          breaksOn: counted(etendue === 'territoire' ? ranks : null),
          countOn: counted(ranks),
          bins: histogramBins,
        },
        signal,
      );
      return {
        values,
        indicator,
        breaks: result.breaks.bornes,
        merged: result.breaks.fusionnees,
        classOfRank: result.classOfRank,
        histogram: result.histogram,
      };
    },
    true,
  );
}

/** Colours of a cut; the same object until the cut or the scheme changes. */
export function useChoropleth(cut: Resource<Cut>, scheme: 'light' | 'dark'): MapChoropleth | null {
  const known = valueOf(cut);
  return useMemo(() => {
    if (known === null) return null;
    const { indicator, breaks, classOfRank } = known;
    const count = indicator.nature === 'categoriel' ? orderedModalities(indicator.modalites ?? []).length : breaks.length + 1;
    const { nature, sens, ordonne, seuil } = indicator;
    const colours = paletteFor({ nature, sens, ordonne, seuil, breaks, count, scheme });
    return { classOfRank, colours };
  }, [known, scheme]);
}
