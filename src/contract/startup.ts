import * as v from 'valibot';
import { ordresModalites } from './vocabulary';

/**
 * `demarrage.<hash>.json`: the little that the first map of a contract needs before any table is read
 * (≤ 40 kB gzipped). All of it is also in the tables.
 */
const bbox = v.tuple([v.number(), v.number(), v.number(), v.number()]);

const startupCommune = v.object({
  /** Row number in `communes`. */
  rang: v.number(),
  code: v.string(),
  nom: v.string(),
  population: v.nullable(v.number()),
});

const startupIndicator = v.object({
  id: v.string(),
  libelle: v.string(),
  libelle_court: v.string(),
  groupe: v.string(),
  unite: v.string(),
  sens: v.picklist(['haut_favorable', 'bas_favorable', 'neutre']),
  maille: v.picklist(['commune', 'bassin_vie']),
  nature: v.picklist(['continu', 'categoriel']),
  modalites: v.nullable(v.array(v.object({ code: v.number(), libelle: v.string(), ordre: v.number() }))),
  /** Null for classes without an order, and for a `continu`. */
  ordonne: v.nullable(v.picklist(ordresModalites)),
  source: v.string(),
  /** `sources.titre` and producer, ready to print under the map. */
  source_libelle: v.string(),
  /** The same for the years whose figures come from another source, by year. */
  sources_annees: v.record(v.string(), v.string()),
  millesime: v.nullable(v.string()),
  seuil: v.nullable(v.number()),
  seuil_libelle: v.nullable(v.string()),
  definition: v.string(),
  decimales: v.number(),
  agregation: v.string(),
  population_ref: v.string(),
  estimation: v.boolean(),
  avertissement: v.nullable(v.string()),
  rupture_apres: v.nullable(v.number()),
  ordre: v.number(),
});
export type StartupIndicator = v.InferOutput<typeof startupIndicator>;

export const startupSchema = v.object({
  /** Territories of the contracts, the first ones offered. */
  territoires: v.array(
    v.object({
      id: v.string(),
      nom: v.string(),
      bbox: v.nullable(bbox),
      contrats: v.array(v.object({ id: v.string(), nom: v.string(), debut: v.nullable(v.string()), fin: v.nullable(v.string()) })),
      communes: v.array(startupCommune),
    }),
  ),
  /** Mainland and overseas, for the first view of France. */
  france_bbox: bbox,
  indicateurs: v.array(startupIndicator),
});
export type Startup = v.InferOutput<typeof startupSchema>;
export type StartupTerritoire = Startup['territoires'][number];
