import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { aggregations, indicateurSens, lieuCategories, ordresModalites } from '../../src/contract/vocabulary';
import { indicateurIdSchema } from '../../src/contract/codes';
import { frenchTypography } from '../contracts/french-typography';

const typeset = v.pipe(v.string(), v.minLength(1), v.transform(frenchTypography));
const id = v.pipe(v.string(), v.check((text) => v.is(indicateurIdSchema, text), 'identifiant d’indicateur attendu'));
const year = v.pipe(v.number(), v.integer());

const termSchema = v.strictObject({
  indicateur: id,
  /** Indicator that multiplies the term, commune by commune. */
  poids: v.optional(id),
  signe: v.optional(v.picklist([1, -1]), 1),
  /** Year of the term, where it is not the ratio's own. */
  annee: v.optional(year),
});
export type RatioTerm = v.InferOutput<typeof termSchema>;

const ratioSchema = v.strictObject({
  facteur: v.number(),
  numerateur: v.array(termSchema),
  denominateur: v.array(termSchema),
  annees: v.array(year),
});
export type Ratio = v.InferOutput<typeof ratioSchema>;

/** Nearest-point searches that an indicator may show: a category of place, or a narrower kind of it. */
export const accessKinds = [...lieuCategories, 'hopital_general'] as const;
export type AccessKind = (typeof accessKinds)[number];

const indicatorSchema = v.strictObject({
  id,
  libelle: typeset,
  libelle_court: typeset,
  groupe: typeset,
  unite: typeset,
  sens: v.picklist(indicateurSens),
  maille: v.picklist(['commune', 'bassin_vie']),
  nature: v.optional(v.picklist(['continu', 'categoriel']), 'continu'),
  modalites: v.optional(
    v.nullable(
      v.array(
        v.strictObject({
          code: v.pipe(v.number(), v.integer()),
          libelle: typeset,
          /** Text of the source, where it is not the label. */
          source: v.optional(v.string()),
        }),
      ),
    ),
    null,
  ),
  /** Whether the classes go from the least to the most of what is measured, the other way round, or have no order. */
  ordonne: v.optional(v.nullable(v.picklist(ordresModalites)), null),
  source: v.string(),
  /** Years whose figures come from another source. */
  source_annees: v.optional(v.record(v.string(), v.string()), {}),
  millesime: v.optional(v.nullable(typeset), null),
  /** Year of the figures, for an indicator that has a single one. */
  annee: v.optional(year),
  seuil: v.optional(v.nullable(v.number()), null),
  seuil_libelle: v.optional(v.nullable(typeset), null),
  definition: typeset,
  decimales: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  agregation: v.picklist(aggregations),
  poids: v.optional(v.nullable(id), null),
  annee_poids: v.optional(year),
  ratio: v.optional(ratioSchema),
  population_ref: id,
  estimation: v.optional(v.boolean(), false),
  avertissement: v.optional(v.nullable(typeset), null),
  rupture_apres: v.optional(v.nullable(year), null),
  hors_champ: v.optional(v.array(v.string()), []),
  /** Column of the source, for an indicator published by bassin de vie. */
  colonne: v.optional(v.string()),
  /** Nearest-point search whose minutes the indicator shows. */
  acces: v.optional(v.picklist(accessKinds)),
});
/** One entry of `data/indicateurs.yaml`. */
export type IndicatorDefinition = v.InferOutput<typeof indicatorSchema>;

/**
 * Reads the catalogue of the indicators, in the order of the file.
 * @param sources identifiers of the registered sources.
 * @throws Error naming the entry and the field that is wrong.
 */
export function readCatalogue(root: string, sources: ReadonlySet<string>): IndicatorDefinition[] {
  const result = v.safeParse(v.array(indicatorSchema), parseYaml(readFileSync(join(root, 'data', 'indicateurs.yaml'), 'utf8')));
  if (!result.success) {
    const issue = result.issues[0];
    throw new Error(`data/indicateurs.yaml : ${v.getDotPath(issue) ?? 'fichier'} : ${issue.message}`);
  }
  const problem = catalogueProblem(result.output, sources);
  if (problem !== undefined) throw new Error(`data/indicateurs.yaml : ${problem}`);
  return result.output;
}

/** What no schema of one entry can see: references between entries and to the sources. */
function catalogueProblem(catalogue: readonly IndicatorDefinition[], sources: ReadonlySet<string>): string | undefined {
  const ids = new Set(catalogue.map((indicator) => indicator.id));
  if (ids.size < catalogue.length) return 'deux indicateurs ont le même identifiant';
  for (const indicator of catalogue) {
    const { poids, population_ref, ratio, agregation, nature, modalites, maille, colonne } = indicator;
    const terms = [...(ratio?.numerateur ?? []), ...(ratio?.denominateur ?? [])];
    const used = [population_ref, poids, ...terms.flatMap((term) => [term.indicateur, term.poids])];
    const unknown = used.find((each) => each !== null && each !== undefined && !ids.has(each));
    if (unknown !== undefined && unknown !== null) return `${indicator.id} : indicateur inconnu « ${unknown} »`;
    const source = [indicator.source, ...Object.values(indicator.source_annees)].find((each) => !sources.has(each));
    if (source !== undefined) return `${indicator.id} : source inconnue « ${source} »`;
    if ((agregation === 'moyenne_ponderee') !== (poids !== null)) return `${indicator.id} : poids et agregation se contredisent`;
    if ((agregation === 'ratio_des_sommes') !== (ratio !== undefined)) return `${indicator.id} : ratio et agregation se contredisent`;
    if ((nature === 'categoriel') !== (modalites !== null)) return `${indicator.id} : modalites et nature se contredisent`;
    if (modalites === null && indicator.ordonne !== null) return `${indicator.id} : ordonne ne vaut que pour des modalites`;
    if ((maille === 'bassin_vie') !== (colonne !== undefined && agregation === 'publie')) {
      return `${indicator.id} : un indicateur par bassin de vie a une colonne et est publié tel quel`;
    }
  }
  return undefined;
}
