import { useEffect, useState } from 'react';
import { type CommuneFigure, communeFigures, figureAt } from '../../files/commune-figures';
import { useResource, valueOf } from '../../ui/use-resource';
import { inTerritory } from '../../view-models/french';
import { type KnownValue, positionText } from '../../view-models/sheet';
import { useServices } from '../services';
import type { Explorer } from './use-explorer';

/** Latest value of every indicator for a commune, as the files arrive. */
export function useFigures(rank: number): ReadonlyMap<string, CommuneFigure> {
  const { files } = useServices();
  const [figures, setFigures] = useState<ReadonlyMap<string, CommuneFigure>>(new Map());
  useEffect(() => {
    const controller = new AbortController();
    const arrived = new Map<string, CommuneFigure>();
    let frame = 0;
    // Files arrive by the dozen: one drawing for those of a frame.
    const show = (): void => {
      frame = 0;
      setFigures(new Map(arrived));
    };
    const add = (figure: CommuneFigure): void => {
      arrived.set(figure.indicateur, figure);
      if (frame === 0) frame = requestAnimationFrame(show);
    };
    communeFigures(files, rank, add, controller.signal).catch((cause: unknown) => {
      if (!controller.signal.aborted) console.error(cause);
    });
    return () => {
      controller.abort();
      cancelAnimationFrame(frame);
    };
  }, [files, rank]);
  return figures;
}

/** Value of the commune for the indicator and the year on the map. */
export function useCurrentFigure({ values, indicator }: Explorer, rank: number): KnownValue | null {
  const known = valueOf(values);
  if (known === null || known.indicateur !== indicator.id) return null;
  const { annee, valeur, statut } = figureAt(known, rank);
  return { annee, value: valeur, statut };
}

/** Place of the commune among those of the territory, in words. */
export function usePosition({ values, ranks, territory, indicator }: Explorer, rank: number): string | null {
  const { compute } = useServices();
  const known = valueOf(values);
  const ordered = indicator.nature === 'continu' && indicator.maille === 'commune';
  const wanted = ordered && known !== null && known.indicateur === indicator.id && ranks !== undefined;
  const positions = useResource(wanted ? `${known.indicateur} ${known.annee} ${territory?.id ?? ''} ${rank}` : null, (signal) => {
    if (known === null || ranks === undefined) return Promise.resolve([]);
    return compute.run({ kind: 'positions', values: known.values, population: new Float64Array(0), rank, among: [ranks] }, signal);
  });
  const [position = null] = valueOf(positions) ?? [];
  return territory === null ? null : positionText(position, inTerritory(territory));
}
