import { departementOfCommune } from '../domain/finder/nearest';
import type { FinderFiles } from './files';

/** The territory that an embedded page is limited to. */
export interface Territory {
  readonly nom: string;
  readonly departements: readonly string[];
  /** Whether a commune (its code) is in it. */
  readonly has: (commune: string) => boolean;
}

/** Reads a territory by its identifier (`epci:200070043`); null when it is not known. Throws `PublishedFileError`. */
export async function readTerritory(files: FinderFiles, id: string): Promise<Territory | null> {
  const found = await files.territory(id);
  if (found === null) return null;
  const [, nom, departements, codes] = found;
  const communes = codes === null ? null : new Set(codes.split(' '));
  return { nom, departements, has: (commune) => (communes === null ? departements.includes(departementOfCommune(commune)) : communes.has(commune)) };
}
