import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../src/contract/tables';
import { themesFileSchema } from './contract-schema';
import type { DataFileIssue } from './data-file-error';
import { parseYamlFile } from './yaml-file';

export const themesFile = 'data/themes.yaml';

/**
 * Reads the thematic grid.
 * @param dataDir folder `data` of the repository.
 * @returns rows of `themes` in the order of the file, and the mistakes found.
 */
export function readThemes(dataDir: string): { themes: Row<'themes'>[]; issues: DataFileIssue[] } {
  const parsed = parseYamlFile(themesFile, readFileSync(join(dataDir, 'themes.yaml'), 'utf8'), themesFileSchema);
  if (Array.isArray(parsed)) return { themes: [], issues: parsed };
  const seen = new Set<string>();
  const issues = parsed.value.themes.flatMap(({ id }, index) => {
    if (seen.has(id)) return [parsed.issue(['themes', index, 'id'], `identifiant déjà pris\u00a0: ${id}`)];
    seen.add(id);
    return [];
  });
  const themes = parsed.value.themes.map(({ id, libelle, definition }, index) => ({
    id,
    libelle,
    definition,
    ordre: index + 1,
  }));
  return { themes, issues };
}
