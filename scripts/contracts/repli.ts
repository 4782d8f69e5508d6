import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseCsvText } from '../lib/csv-file';
import { LayoutError } from '../lib/layout-error';
import { codeCommune, group, oneOf, optionalDay, optionalNumber, optionalSite, optionalText, requiredNumber, text } from './fields';
import { DataFileError, type DataFileIssue } from './data-file-error';
import { parseYamlFile } from './yaml-file';

const communeSchema = v.object({
  code: codeCommune,
  lon: requiredNumber,
  lat: requiredNumber,
  population: optionalNumber,
  apl_mg: optionalNumber,
  population_standardisee: optionalNumber,
  population_totale: optionalNumber,
  apl_statut: oneOf(['observe', 'estime']),
});

/**
 * What the embedded default knows of a commune: an inner point (WGS84 degrees), its legal population, the APL to GPs of
 * 2023 (consultations/visites par habitant standardisé) with the standardised and the total population of 2021 that
 * weigh and count it, `estime` where a commune born of a later merger has the weighted mean of its parts. A null is a
 * figure that the source does not give.
 */
export type RepliCommune = v.InferOutput<typeof communeSchema>;

const sourcesSchema = group({
  sources: v.array(
    group({
      colonnes: v.array(v.picklist(Object.keys(communeSchema.entries), 'colonne inconnue'), 'liste de colonnes attendue'),
      titre: text,
      producteur: text,
      licence: text,
      page: optionalSite,
      millesime: text,
      date_maj: optionalDay,
      methode: optionalText,
    }),
    'liste de sources attendue',
  ),
});

/** Source of some columns of the embedded default. */
export type RepliSource = v.InferOutput<typeof sourcesSchema>['sources'][number];

export const repliColumns = Object.keys(communeSchema.entries);

/**
 * Reads the embedded default used when no source can be reached.
 * @param dataDir folder `data` of the repository.
 * @returns communes sorted by code, and the source of each column.
 * @throws DataFileError naming file, line and column of every mistake.
 */
export function loadRepli(dataDir: string): { communes: RepliCommune[]; sources: RepliSource[] } {
  const folder = join(dataDir, 'repli');
  const issues: DataFileIssue[] = [];
  const communes = readCommunes(readFileSync(join(folder, 'communes.csv')), issues);
  const parsed = parseYamlFile('data/repli/sources.yaml', readFileSync(join(folder, 'sources.yaml'), 'utf8'), sourcesSchema);
  if (Array.isArray(parsed)) issues.push(...parsed);
  if (issues.length > 0 || Array.isArray(parsed)) throw new DataFileError(issues);
  return { communes, sources: parsed.value.sources };
}

function readCommunes(bytes: Uint8Array, issues: DataFileIssue[]): RepliCommune[] {
  const file = 'data/repli/communes.csv';
  try {
    const csv = parseCsvText(bytes, { separator: ',', headerLine: 1, columns: repliColumns, minimumRows: 1 });
    return csv.rows.flatMap(({ line, cells }) => {
      const record = Object.fromEntries(repliColumns.map((name) => [name, cells[csv.column(name)] ?? '']));
      const result = v.safeParse(communeSchema, record);
      if (result.success) return [result.output];
      for (const { path, message } of result.issues) {
        issues.push({ file, line, field: String(path?.[0]?.key ?? ''), message });
      }
      return [];
    });
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    issues.push({ file, line: 1, field: '', message: error.message });
    return [];
  }
}
