import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';

const isoDate = v.pipe(v.string(), v.isoDate());
const text = v.pipe(v.string(), v.minLength(1));

const sheetSchema = v.strictObject({
  nom: text,
  annee: v.pipe(v.number(), v.integer()),
  /** Date of the official geographic code of the sheet's commune codes. */
  geographie: v.optional(isoDate),
  ligne_entete: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const sourceSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/u)),
  titre: text,
  producteur: text,
  page: v.nullable(v.pipe(v.string(), v.url())),
  /** Official address of the file itself, where one is known. */
  fichier: v.nullable(v.pipe(v.string(), v.url())),
  /** Path in a mirror folder or in the cache; for `projet`, in the repository; for `paquet`, the npm package. */
  chemin: text,
  format: v.picklist(['csv', 'xlsx', 'geojson_gz', 'paquet', 'projet']),
  licence: text,
  millesime: v.optional(v.nullable(v.string()), null),
  date_maj: v.optional(v.nullable(isoDate), null),
  prochaine_maj: v.optional(v.nullable(v.string()), null),
  mention: v.optional(v.nullable(v.string()), null),
  disposition: v.strictObject({
    separateur: v.optional(v.string(), ','),
    ligne_entete: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
    colonnes: v.optional(v.array(text), []),
    lignes_min: v.pipe(v.number(), v.integer(), v.minValue(0)),
    feuilles: v.optional(v.array(sheetSchema), []),
    /** Date of the official geographic code of the file's commune codes; absent: the current one. */
    geographie: v.optional(isoDate),
    /** The same by year, for a series. */
    annees: v.optional(v.array(v.strictObject({ annee: v.pipe(v.number(), v.integer()), geographie: isoDate })), []),
  }),
});
/** One entry of `data/sources.yaml`. */
export type SourceDefinition = v.InferOutput<typeof sourceSchema>;

/**
 * Reads the registry of the sources.
 * @throws Error naming the entry and the field that is wrong.
 */
export function readSourceRegistry(root: string): SourceDefinition[] {
  const path = join(root, 'data', 'sources.yaml');
  const result = v.safeParse(v.array(sourceSchema), parseYaml(readFileSync(path, 'utf8')));
  if (!result.success) {
    const issue = result.issues[0];
    throw new Error(`data/sources.yaml : ${v.getDotPath(issue) ?? 'fichier'} : ${issue.message}`);
  }
  const ids = new Set<string>();
  for (const { id } of result.output) {
    if (ids.has(id)) throw new Error(`data/sources.yaml : deux sources s’appellent « ${id} »`);
    ids.add(id);
  }
  return result.output;
}
