import * as v from 'valibot';

/**
 * `data/manifest.json`: the only published file without a hash in its name, so the only one that is revalidated.
 * Every path is relative to the manifest. Nothing in it depends on the moment of the build.
 */
const nonNegativeInteger = v.pipe(v.number(), v.integer(), v.minValue(0));

const publishedFile = {
  /** Path relative to the manifest, with the content's hash in it. */
  fichier: v.pipe(v.string(), v.regex(/^[a-z0-9_./-]+$/iu), v.check((path) => !path.split('/').includes('..'), 'chemin sortant')),
  /** SHA-256 of the file as published (compressed or not), hexadecimal. */
  empreinte: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  /** Size as published. */
  octets: nonNegativeInteger,
};

const tableFile = v.object({
  ...publishedFile,
  lignes: nonNegativeInteger,
  millesime: v.nullable(v.string()),
});

/** One value file: an indicator, a year, every commune in the order of the table `communes`. */
const valueFile = v.object({
  ...publishedFile,
  annee: v.pipe(v.number(), v.integer()),
  /** Values are stored as integers: value = stored / 10^decimales. */
  decimales: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  /** Communes with a value. */
  renseignees: nonNegativeInteger,
});

export const manifestSchema = v.object({
  /** Version of this layout; the page refuses one it does not know. */
  version: v.literal(1),
  /** `complet`: built on the outlines of the communes; `repli`: the embedded default, schematic outlines. */
  etat: v.picklist(['complet', 'repli']),
  /** Hash of all the others: identifies the build. */
  empreinte: v.string(),
  /** Latest date of update of the sources read (ISO). */
  donnees_au: v.nullable(v.string()),
  nb_communes: nonNegativeInteger,
  tables: v.record(v.string(), tableFile),
  valeurs: v.record(v.string(), v.pipe(v.array(valueFile), v.minLength(1))),
  /** By code of département. */
  contours: v.record(v.string(), tableFile),
  tuiles: v.object({
    ...publishedFile,
    zoom_min: nonNegativeInteger,
    zoom_max: nonNegativeInteger,
    contours_schematiques: v.boolean(),
  }),
  demarrage: v.object(publishedFile),
  /** The access file of the planner (`access-file.ts`); absent when a source of the model is. */
  acces: v.optional(v.object(publishedFile)),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestTable = v.InferOutput<typeof tableFile>;
export type ManifestValueFile = v.InferOutput<typeof valueFile>;
