/** Closed vocabularies of the published tables. Values are added, never renamed. */

export const lieuCategories = [
  'france_services',
  'hopital',
  'ehpad',
  'residence_autonomie',
  'accueil_jour',
  'gare',
  'covoiturage',
  'relais_sante',
  'bus_sante',
  'transport_solidaire',
  'transport_demande',
  'autre',
] as const;
export type LieuCategorie = (typeof lieuCategories)[number];

export const actionStatuts = [
  'non_renseigne',
  'a_venir',
  'en_cours',
  'realise',
  'en_pause',
  'abandonne',
  'bloque',
  'en_retard',
] as const;
export type ActionStatut = (typeof actionStatuts)[number];

export const actionNatures = ['fiche', 'operation'] as const;
export type ActionNature = (typeof actionNatures)[number];

export const actionPortees = ['territoire', 'communes'] as const;
export type ActionPortee = (typeof actionPortees)[number];

export const axeNiveaux = ['axe', 'objectif'] as const;

export const perimetreStatuts = ['declare', 'deduit'] as const;

export const partenaireRoles = ['signataire', 'partenaire', 'financeur'] as const;
export type PartenaireRole = (typeof partenaireRoles)[number];

/** Order matters: a value file stores the index. */
export const valeurStatuts = ['observe', 'estime', 'secret', 'hors_champ', 'absent'] as const;
export type ValeurStatut = (typeof valeurStatuts)[number];

export const territoireTypes = ['cls', 'epci', 'bassin_vie', 'departement', 'region', 'france'] as const;
export type TerritoireType = (typeof territoireTypes)[number];

/** Order of the classes of a categorical indicator: the last one is the most of what is measured, or the first one is. */
export const ordresModalites = ['croissant', 'decroissant'] as const;
export type OrdreModalites = (typeof ordresModalites)[number];

export const indicateurSens = ['haut_favorable', 'bas_favorable', 'neutre'] as const;
export type IndicateurSens = (typeof indicateurSens)[number];

export const aggregations = [
  /** Weighted mean of the communes' values, weights in the indicator `poids`. */
  'moyenne_ponderee',
  /** Sum of the communes' values. */
  'somme',
  /** Numerator and denominator are summed first (GPs per 10 000 inhabitants…). */
  'ratio_des_sommes',
  /** Published for the mesh itself, never computed from its communes. */
  'publie',
  /** No figure is made for a territory (a median, a class…). */
  'aucune',
] as const;

export const sourceStatuts = ['lue', 'absente', 'illisible'] as const;
export type SourceStatut = (typeof sourceStatuts)[number];
