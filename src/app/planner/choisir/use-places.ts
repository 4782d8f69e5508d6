import type { Manifest } from '../../../contract/manifest';
import { type CommunesTable, rankOfCode } from '../../../domain/communes';
import { textColumn } from '../../../files/arrow-tables';
import { type Resource, useResource } from '../../../ui/use-resource';
import { type PlacesByCategory, placesByCategory } from '../../../view-models/planner/siting-choice';
import { useServices } from '../../services';

const files = ['lieux', 'lieux_odbl'] as const;

/** Communes that have a point of each category, once the map has what it needs. @param ready the rest of the part is there. */
export function usePlaces(manifest: Manifest, communes: CommunesTable | null, ready: boolean): Resource<PlacesByCategory> {
  const { files: published } = useServices();
  return useResource(ready && communes !== null ? 'lieux' : null, async (signal) => {
    if (communes === null) throw new Error('communes absentes');
    const tables = await Promise.all(files.filter((file) => Object.hasOwn(manifest.tables, file)).map((file) => published.arrow(file, 'lieux', signal)));
    const rows = tables.flatMap((table) => {
      const own = textColumn(table, 'commune');
      const itinerant = table.getChild('itinerant');
      return textColumn(table, 'categorie').map((categorie, row) => ({ categorie, commune: own[row] ?? null, itinerant: itinerant?.get(row) === true }));
    });
    return placesByCategory(rows, (code) => rankOfCode(communes, code));
  });
}
