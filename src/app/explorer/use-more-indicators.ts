import { useMemo } from 'react';
import { indicatorChoices } from '../../view-models/catalogue';
import { isOdbl } from '../../view-models/files/licence';
import type { MoreIndicator } from '../../view-models/table';
import type { MoreIndicators } from '../../views/explorer/communes-table';
import { readRegister } from '../files/register';
import { useServices } from '../services';
import type { Explorer } from './use-explorer';

/** Indicators by commune that the file of the table may hold beside the one of the map, each in its latest year. */
export function useMoreIndicators({ manifest, startup, indicator }: Explorer): MoreIndicators {
  const { files } = useServices();
  return useMemo((): MoreIndicators => {
    const offered = startup.indicateurs.filter(({ id, maille }) => maille === 'commune' && id !== indicator.id && Object.hasOwn(manifest.valeurs, id));
    return {
      choices: indicatorChoices(offered, '', new Set(offered.map(({ id }) => id))),
      read: async (ids, signal): Promise<MoreIndicator[]> => {
        const shared = new Set((await readRegister(files, signal)).filter(({ licence }) => isOdbl(licence)).map(({ id }) => id));
        const wanted = offered.filter(({ id }) => ids.includes(id));
        return Promise.all(
          wanted.map(async (other): Promise<MoreIndicator> => {
            const data = await files.values(other.id, null, signal);
            return { indicator: other, annee: data.annee, data, odbl: shared.has(other.source) };
          }),
        );
      },
    };
  }, [files, manifest, startup, indicator.id]);
}
