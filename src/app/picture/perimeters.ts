import { useMemo } from 'react';
import { valueOf } from '../../ui/use-resource';
import { attributionText } from '../../view-models/attribution';
import type { PictureLayers } from '../../view-models/picture/layers';
import type { Explorer } from '../explorer/use-explorer';
import { useCatalogue } from '../use-catalogue';

interface Perimeters {
  /** None where what their sources ask to be said is not known: they are then not drawn. */
  readonly perimeters: PictureLayers['perimeters'];
  /** What the outlines are, and what the sources of the perimeters ask to be said. */
  readonly attribution: string;
}

/** Perimeters of the contracts, which every map draws, and the words that go with outlines. Null while they are read. */
export function usePerimeters({ communes, startup, manifest }: Explorer): Perimeters | null {
  const catalogue = useCatalogue(valueOf(communes), true);
  const schematic = manifest.tuiles.contours_schematiques;
  return useMemo(() => {
    if (catalogue.status === 'attente') return null;
    const contracts = valueOf(catalogue)?.contracts ?? null;
    return {
      perimeters: contracts === null ? [] : startup.territoires.map(({ id, nom, communes: own }) => ({ id, nom, ranks: Int32Array.from(own, ({ rang }) => rang) })),
      attribution: attributionText({ schematic, values: '', perimeters: contracts?.flatMap(({ licence_perimetre }) => licence_perimetre ?? []) ?? [], short: true }),
    };
  }, [catalogue, startup, schematic]);
}
