import * as v from 'valibot';
import { rowsByColumns } from './columns';
import { finderVersion } from './finder-version';

/**
 * Files of the public finder, in `data/relais/`: small enough for an old phone, and without DuckDB.
 * `relais.json` is the only one without a hash in its name. The others are gzipped JSON, cut so that a visitor
 * reads one of each: a shard of the names of communes, a département, and what is looked for when it has a file of its own.
 */
const nonNegativeInteger = v.pipe(v.number(), v.integer(), v.minValue(0));
const textOrNull = v.nullable(v.string());

const finderFile = v.object({
  /** Path relative to `data/`, with the content's hash in it. */
  fichier: v.pipe(v.string(), v.regex(/^[a-z0-9_./-]+$/iu), v.check((path) => !path.split('/').includes('..'), 'chemin sortant')),
  octets: nonNegativeInteger,
  /** SHA-256 of the file as published. Left out today: the name holds its first twelve figures, and gzip a sum of its own. */
  empreinte: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))),
});

export const finderManifestSchema = v.object({
  version: v.literal(finderVersion),
  /** Hash of all the others: identifies the build. */
  empreinte: v.string(),
  /** Latest date of update of the sources read (ISO). */
  donnees_au: textOrNull,
  /** Names of communes made comparable (`comparable` of domain/finder), cut into ranges: a shard holds those from `debut` up to the next one's, equal names together. Ascending. */
  noms: v.pipe(v.array(v.object({ ...finderFile.entries, debut: v.string() })), v.minLength(1)),
  /** By code of département. `points` are the places of the département and those around it that are among the five nearest of their kind (domain/finder/kinds) of a position in it. */
  departements: v.record(
    v.string(),
    v.object({
      nom: v.string(),
      points: finderFile,
      /** Stations and carpooling places (`finderPlacesSchema`), on demand, in strips from west to east: a strip answers positions from its `debut` (degrees of longitude; left out of the first one) up to the next one's. */
      mobilite: v.pipe(v.array(v.object({ ...finderFile.entries, debut: v.optional(v.number()) })), v.minLength(1)),
      /** Hospitals and clinics (`finderPlacesSchema`), on demand. */
      hopitaux: finderFile,
      /** Places for the elderly (`finderPlacesSchema`), on demand: EHPAD, résidences autonomie, accueils de jour, and `autre` for the elderly. */
      ages: finderFile,
      /** West, south, east, north of the points of its communes, in degrees: where a position is looked for on the device. */
      emprise: v.optional(v.tuple([v.number(), v.number(), v.number(), v.number()])),
    }),
  ),
  /** Communes of each territory that an embedded page may be limited to, cut into ranges of their identifiers as `noms` is. */
  territoires: v.array(v.object({ ...finderFile.entries, debut: v.string() })),
  /** Postal codes that serve communes of another département than the one they start with: code → départements, the one of its beginning first. */
  codes_postaux: v.optional(v.record(v.string(), v.array(v.string()))),
  /** Model of the minutes by car (domain/travel-time), and its error on départements held out; null when it was not fitted. */
  trajet: v.nullable(
    v.object({
      start: v.array(v.number()),
      arrival: v.array(v.number()),
      pace: v.array(v.number()),
      /** Median absolute error, in minutes, overall and under 20 minutes. */
      erreur_mediane: v.number(),
      erreur_mediane_20: v.nullable(v.number()),
    }),
  ),
  /** Credits, and the date beside each place: by id of source. */
  sources: v.record(v.string(), v.object({ titre: v.string(), producteur: v.string(), licence: v.string(), url: textOrNull, date_maj: textOrNull, millesime: textOrNull })),
});
export type FinderManifest = v.InferOutput<typeof finderManifestSchema>;

/** Every file that a manifest names. */
export const filesOfFinder = ({ noms, territoires, departements }: FinderManifest): v.InferOutput<typeof finderFile>[] => [
  ...noms,
  ...territoires,
  ...Object.values(departements).flatMap(({ points, mobilite, hopitaux, ages }) => [points, hopitaux, ages].concat(mobilite)),
];

/** A commune: code, name, postal codes (space-separated), département, population (null unknown). Sorted by comparable name (domain/finder/comparable), then code. */
export const finderNamesSchema = v.array(v.tuple([v.string(), v.string(), v.string(), v.string(), v.nullable(v.number())]));
export type FinderNames = v.InferOutput<typeof finderNamesSchema>;

/** What a contract states on mobility or access to care. */
const finderContract = v.object({
  id: v.string(),
  nom: v.string(),
  debut: textOrNull,
  fin: textOrNull,
  /** Titles of its actions tagged mobility, access to rights or first-line care: mobility first, then the document's order. */
  actions: v.array(v.string()),
  /** Whom to ask: a service and its phone, never a person. */
  contact: v.optional(textOrNull),
  telephone: v.optional(textOrNull),
  courriel: v.optional(textOrNull),
  site: v.optional(textOrNull),
  /** Attribution that the source of its perimeter asks for. */
  licence_perimetre: v.optional(textOrNull),
});

const finderPlace = v.object({
  id: v.string(),
  categorie: v.string(),
  sous_categorie: textOrNull,
  nom: v.string(),
  adresse: textOrNull,
  code_postal: textOrNull,
  /** Code and name of the commune. */
  commune: textOrNull,
  commune_nom: textOrNull,
  lon: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  /** Density level (0-6) of its commune, for the minutes; null unknown: no minutes. */
  densite: v.nullable(v.number()),
  telephone: textOrNull,
  courriel: textOrNull,
  site: textOrNull,
  /** A week, encoded by domain/hours/encode; null: the source gives no hours. */
  horaires: textOrNull,
  itinerant: v.boolean(),
  /** Rounds of an itinerant place, when they are known (domain/hours/rounds). */
  passages: v.array(v.unknown()),
  commentaire: textOrNull,
  contrat: textOrNull,
  /** Phone and eligibility of a service that goes where it is called: communes served (codes), or null when not a commune service. */
  desservies: v.nullable(v.array(v.string())),
  source: v.string(),
  date_maj: textOrNull,
});
export type FinderPlace = v.InferOutput<typeof finderPlace>;

const finderCommune = v.object({
  code: v.string(),
  nom: v.string(),
  codes_postaux: v.string(),
  lon: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  densite: v.nullable(v.number()),
  /** Indexes in `contrats`. */
  contrats: v.array(nonNegativeInteger),
});

/** A département: its communes, sorted by code, and places without those that have a file of their own; the places of the département first. */
export const finderDepartementSchema = v.object({
  code: v.string(),
  communes: rowsByColumns(finderCommune),
  contrats: v.array(finderContract),
  lieux: rowsByColumns(finderPlace),
});
export type FinderDepartement = v.InferOutput<typeof finderDepartementSchema>;

/** Places of a département and around that are in a file of their own. The ODbL rows (stations, carpooling) share theirs with no other. */
export const finderPlacesSchema = v.object({ code: v.string(), lieux: rowsByColumns(finderPlace) });

/** Territories, by identifier (`epci:200070043`): identifier, name, départements, and codes of its communes (space-separated); null: all those of its départements. */
export const finderTerritoriesSchema = v.array(v.tuple([v.string(), v.string(), v.array(v.string()), textOrNull]));
export type FinderTerritory = v.InferOutput<typeof finderTerritoriesSchema>[number];
