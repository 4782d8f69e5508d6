/**
 * Row schemas of every published table: the only place where a column is declared.
 * The pipeline writes Arrow IPC from these, the browser checks what it receives against them,
 * `npm run sql` and the tests read them. Columns are added, never renamed.
 */

/** Physical column types; `date` is an ISO 8601 text (`2024-08-01`), kept as text so that no time zone can move it. */
export type ColumnType = 'utf8' | 'int32' | 'float64' | 'bool' | 'date';

export interface Column<T extends ColumnType = ColumnType, N extends boolean = boolean> {
  readonly type: T;
  readonly nullable: N;
}

const required = <T extends ColumnType>(type: T): Column<T, false> => ({ type, nullable: false });
const optional = <T extends ColumnType>(type: T): Column<T, true> => ({ type, nullable: true });

const text = required('utf8');
const textOrNull = optional('utf8');
const integer = required('int32');
const integerOrNull = optional('int32');
const real = required('float64');
const realOrNull = optional('float64');
const flag = required('bool');
const dateOrNull = optional('date');

export const tables = {
  /** One row a commune of the COG 2026, sorted by code: the row number (the *rang*) is the order of every value file and, plus one, the id of the map feature. */
  communes: {
    code: text,
    nom: text,
    departement: text,
    region: textOrNull,
    epci: textOrNull,
    bassin_vie: textOrNull,
    population: integerOrNull,
    superficie_km2: realOrNull,
    /** Reference point: the chef-lieu where a source gives one, otherwise an inner point (see `point_reference`). */
    lon: realOrNull,
    lat: realOrNull,
    point_reference: textOrNull,
    densite: textOrNull,
    frr: textOrNull,
    /** Postal codes, separated by a space. */
    codes_postaux: text,
    /** Bounding box of the outline, null where no outline is published. */
    xmin: realOrNull,
    ymin: realOrNull,
    xmax: realOrNull,
    ymax: realOrNull,
  },
  territoires: {
    id: text,
    type: text,
    code: text,
    nom: text,
    population: integerOrNull,
    nb_communes: integer,
    xmin: realOrNull,
    ymin: realOrNull,
    xmax: realOrNull,
    ymax: realOrNull,
  },
  territoires_communes: { territoire: text, commune: text },
  /** Outlines as WKB in hexadecimal text (WGS84), one file a département. */
  contours: { code: text, wkb: text },
  contrats: {
    id: text,
    territoire: text,
    nom: text,
    generation: integerOrNull,
    /** ISO date, or the year alone where the document gives no more. */
    debut: textOrNull,
    fin: textOrNull,
    date_signature: dateOrNull,
    porteur: textOrNull,
    /** `declare` (stated by the document) or `deduit`, with the reason beside it. */
    statut_perimetre: text,
    motif_perimetre: textOrNull,
    /** Attribution that the perimeter's source asks for. */
    licence_perimetre: textOrNull,
    /** Service, switchboard, generic address; never a person. */
    contact: textOrNull,
    telephone: textOrNull,
    courriel: textOrNull,
    site: textOrNull,
    nb_actions_annoncees: integerOrNull,
    /** JSON array of the general aims that the document states above its axes. */
    objectifs_generaux: textOrNull,
    /** JSON array of the obstacles that the document names. */
    freins: textOrNull,
    /** JSON array of {date, evenement}; `date` is null, ISO 8601 (year, month or day) or an interval `2015/2018`. */
    gouvernance: textOrNull,
    source: text,
  },
  contrats_partenaires: { contrat: text, nom: text, role: text },
  axes: {
    id: text,
    contrat: text,
    parent: textOrNull,
    niveau: text,
    numero: textOrNull,
    intitule: text,
    transversal: flag,
  },
  actions: {
    id: text,
    contrat: text,
    /** Null where the document attaches the action to no axis and no objective. */
    axe: textOrNull,
    nature: text,
    numero: textOrNull,
    intitule: text,
    /** `communes`: the document names where it takes place (`actions_communes`), which bounds neither who may come nor who benefits. */
    portee: text,
    statut: text,
    debut: textOrNull,
    fin: textOrNull,
    source: text,
  },
  /** Themes of an axis or objective that carries no action in the document; elsewhere the actions' themes speak. */
  axes_themes: { axe: text, theme: text },
  actions_pilotes: { action: text, pilote: text },
  actions_themes: { action: text, theme: text },
  actions_communes: { action: text, commune: text },
  themes: { id: text, libelle: text, definition: text, ordre: integer },
  resultats: {
    contrat: text,
    action: textOrNull,
    libelle: text,
    valeur: realOrNull,
    unite: textOrNull,
    annee: integerOrNull,
    periode: textOrNull,
    source: text,
  },
  indicateurs: {
    id: text,
    libelle: text,
    libelle_court: text,
    groupe: text,
    unite: text,
    /** `haut_favorable`, `bas_favorable` or `neutre`. */
    sens: text,
    /** `commune` or `bassin_vie`. */
    maille: text,
    /** `continu` or `categoriel` (values are then the codes of `modalites`). */
    nature: text,
    /** JSON array of {code, libelle, ordre} for a `categoriel`, null otherwise. */
    modalites: textOrNull,
    /** `croissant` or `decroissant`: the order of those classes, where they have one. */
    ordonne: textOrNull,
    source: text,
    millesime: textOrNull,
    seuil: realOrNull,
    seuil_libelle: textOrNull,
    definition: text,
    decimales: integer,
    /** How a territory's figure is made; see `Aggregation`. */
    agregation: text,
    /** Indicator that holds the weights (`agregation` = `moyenne_ponderee`). */
    poids: textOrNull,
    /** Indicator that holds the people to count in a class or under a threshold. */
    population_ref: text,
    /** The figure is the project's own estimate, not a published one. */
    estimation: flag,
    /** A sentence on what to beware of, shown beside the figure. */
    avertissement: textOrNull,
    /** Last year before a break in the series, if any. */
    rupture_apres: integerOrNull,
    ordre: integer,
  },
  valeurs: { indicateur: text, commune: text, annee: integer, valeur: realOrNull, statut: text },
  valeurs_territoires: {
    indicateur: text,
    territoire: text,
    annee: integer,
    valeur: realOrNull,
    statut: text,
    /** Share (0 to 1) of the territory's population that has a value. */
    couverture: realOrNull,
    /** Why there is no value or why it is an estimate. */
    motif: textOrNull,
    /** People living under the indicator's threshold, where there is one. */
    population_sous_seuil: realOrNull,
    /** People counted (those of communes with a value). */
    population_comptee: realOrNull,
  },
  lieux: {
    id: text,
    categorie: text,
    /** Finer kind as the source words it (hospital type, kind of carpooling place…). */
    sous_categorie: textOrNull,
    nom: text,
    adresse: textOrNull,
    code_postal: textOrNull,
    commune: textOrNull,
    lon: realOrNull,
    lat: realOrNull,
    telephone: textOrNull,
    courriel: textOrNull,
    site: textOrNull,
    /** JSON object {lundi…dimanche: text} as the source words it. */
    horaires: textOrNull,
    /** True where the point is no stop: no distance and no minutes are computed to it. */
    itinerant: flag,
    capacite: integerOrNull,
    commentaire: textOrNull,
    /** Contract that names the place, if any. */
    contrat: textOrNull,
    source: text,
    date_maj: dateOrNull,
  },
  acces: { commune: text, categorie: text, lieu: text, distance_km: real, minutes: real },
  sources: {
    id: text,
    titre: text,
    producteur: text,
    licence: text,
    url: text,
    fichier: text,
    millesime: textOrNull,
    date_maj: dateOrNull,
    prochaine_maj: textOrNull,
    lignes: integerOrNull,
    lignes_gardees: integerOrNull,
    lignes_reparees: integerOrNull,
    lignes_refusees: integerOrNull,
    octets: integerOrNull,
    empreinte: textOrNull,
    /** `lue`, `absente`, `illisible`. */
    statut: text,
    motif: textOrNull,
    /** Share (0 to 1) of the communes that the source informs. */
    couverture: realOrNull,
    mention: textOrNull,
  },
  anomalies: {
    source: text,
    ligne: integerOrNull,
    champ: textOrNull,
    valeur: textOrNull,
    motif: text,
    correction: textOrNull,
  },
  /** Published quality of the travel-time model and of other models: one figure a row. */
  qualite_modeles: {
    modele: text,
    mesure: text,
    perimetre: text,
    valeur: real,
    unite: text,
    effectif: integer,
    methode: text,
  },
  /** The access model held against the official APL: one row a profession, year and set of communes. Means are weighted by people. */
  validation_acces: {
    profession: text,
    annee: integer,
    /** `france`, `apprentissage`, `test` (départements that tuned nothing) or `departement`. */
    perimetre: text,
    departement: textOrNull,
    /** Whether those communes took part in the tuning: `apprentissage`, `test`, or `ensemble` (both). */
    echantillon: text,
    communes: integer,
    population: real,
    /** Null where either side does not vary. */
    correlation: realOrNull,
    rmse: real,
    /** Model less official. */
    biais: real,
    officiel: real,
    modele: real,
  },
} as const satisfies Record<string, Record<string, Column>>;

export type Tables = typeof tables;
export type TableName = keyof Tables;
export const tableNames = Object.keys(tables) as TableName[];

interface Values {
  utf8: string;
  int32: number;
  float64: number;
  bool: boolean;
  date: string;
}
type CellOf<C> = C extends Column<infer T, infer N> ? Values[T] | (N extends true ? null : never) : never;

/** A row of a published table, inferred from its schema. */
export type Row<T extends TableName> = { [K in keyof Tables[T]]: CellOf<Tables[T][K]> };

/** Tables that are not loaded with the others: outlines by département, values by indicator. */
export const onDemandTables = ['contours', 'valeurs'] as const satisfies TableName[];
