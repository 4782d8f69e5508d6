import type { Manifest } from '../../contract/manifest';
import type { PublishedFiles, YearValues } from '../../files/published-files';

/** Income by commune, whose fifths are told apart. */
export const income = 'revenu_median';

/** A measure whose fifths of people are told apart. */
export interface Measure {
  readonly id: string;
  readonly values: YearValues;
}

/** The latest values of a measure; null where there are none or they cannot be read: its own section says less. */
export async function readMeasure(files: PublishedFiles, manifest: Manifest, id: string | null, signal: AbortSignal): Promise<Measure | null> {
  if (id === null || !Object.hasOwn(manifest.valeurs, id)) return null;
  return files.values(id, null, signal).then(
    (values) => ({ id, values }),
    () => null,
  );
}
