import { useMemo } from 'react';
import type { Explorer } from './use-explorer';

/**
 * The explorer for parts that say nothing of the commune picked nor of where the map stands: the same object while nothing else
 * changes, so that a sheet that opens does not draw them again. Its `selectedRank`, `unknown`, `state.selection` and `state.camera` may be old.
 */
export function useWithoutSelection(explorer: Explorer): Explorer {
  const { manifest, startup, scheme, settled, territories, territory, ranks, indicator, years, annee, values, cut, choropleth, communes, legend, sentence, people, state } = explorer;
  return useMemo(
    () => explorer,
    // All that the explorer holds, but for what its description leaves out.
    // oxlint-disable-next-line react/exhaustive-deps
    [
      manifest,
      startup,
      scheme,
      settled,
      territories,
      territory,
      ranks,
      indicator,
      years,
      annee,
      values,
      cut,
      choropleth,
      communes,
      legend,
      sentence,
      people.values,
      people.published,
      state.vue,
      state.territoire,
      state.indicateur,
      state.annee,
      state.classes,
      state.points,
      state.actions,
      state.fond,
    ],
  );
}
