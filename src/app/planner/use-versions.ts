import { decodeAccessHeader } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import type { DataVersions } from '../../state/data-versions';
import { useResource, valueOf } from '../../ui/use-resource';
import { useServices } from '../services';

/** Vintages of the data of this page, which a scenario is stamped with; null until the access file is read. */
export function useVersions(manifest: Manifest): DataVersions | null {
  const { files } = useServices();
  const versions = useResource(manifest.acces === undefined ? null : 'acces', async (signal): Promise<DataVersions> => {
    const { professions } = decodeAccessHeader(await files.access(signal), manifest.nb_communes);
    return { au: manifest.donnees_au, apl: Object.fromEntries(professions.map((each) => [each.profession, each.annee])) };
  });
  return valueOf(versions);
}
