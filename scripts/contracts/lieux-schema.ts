import * as v from 'valibot';
import { lieuCategories } from '../../src/contract/vocabulary';
import { readIsoDate, weekday } from '../../src/domain/hours/calendar';
import { jours } from '../../src/domain/hours/schedule';
import {
  codeCommune,
  flag,
  oneOf,
  optionalCodePostal,
  optionalCommunes,
  optionalCoordinate,
  optionalCourriel,
  optionalDay,
  optionalHour,
  optionalInteger,
  optionalOneOf,
  optionalRanks,
  optionalSite,
  optionalSlug,
  optionalTelephone,
  optionalText,
  slug,
  text,
} from './fields';

/** How a place's position is known: as the source gives it, deduced from the address it gives, or that of its commune. */
const precisions = ['point', 'adresse', 'commune'] as const;
const parites = ['paires', 'impaires'] as const;

const entries = {
  id: slug,
  categorie: oneOf(lieuCategories),
  sous_categorie: optionalText,
  nom: text,
  adresse: optionalText,
  code_postal: optionalCodePostal,
  commune: codeCommune,
  lon: optionalCoordinate(180),
  lat: optionalCoordinate(90),
  precision: oneOf(precisions),
  telephone: optionalTelephone,
  courriel: optionalCourriel,
  site: optionalSite,
  itinerant: flag,
  capacite: optionalInteger,
  jour: optionalOneOf(jours),
  heure_debut: optionalHour,
  heure_fin: optionalHour,
  semaines: optionalInteger,
  reference: optionalDay,
  parite: optionalOneOf(parites),
  rangs: optionalRanks,
  du: optionalDay,
  au: optionalDay,
  periode: optionalText,
  commentaire: optionalText,
  contrat: optionalSlug,
  source: text,
  date_maj: optionalDay,
  desservies: optionalCommunes,
};

export type LieuxColumn = keyof typeof entries;

/** Columns of `data/lieux/*.csv`, in the order of the template. */
export const lieuxColumns = Object.keys(entries) as LieuxColumn[];

/** A line of `data/lieux/*.csv`: a place and, if it has any, one of its passages. */
export const lieuEntrySchema = v.object(entries);
export type LieuEntry = v.InferOutput<typeof lieuEntrySchema>;

/** Mistakes that show between the cells of one line. */
export function lieuEntryIssues(entry: LieuEntry): { field: LieuxColumn; message: string }[] {
  const { lon, lat, precision, jour, heure_debut, heure_fin, semaines, reference, parite, rangs, du, au } = entry;
  const rhythms = [semaines, parite, rangs].filter((rhythm) => rhythm !== null).length;
  const rules: [LieuxColumn, boolean, string][] = [
    ['lon', (lon === null) === (lat === null), 'lon et lat vont ensemble'],
    ['precision', precision === 'commune' || lon !== null, 'lon et lat attendus, sinon écrire commune'],
    ['precision', precision !== 'commune' || lon === null, 'lon et lat en trop\u00a0: la position est celle de la commune'],
    ['adresse', precision !== 'adresse' || entry.adresse !== null, 'adresse attendue\u00a0: la position en est tirée'],
    ['heure_fin', (heure_debut === null) === (heure_fin === null), 'heure_debut et heure_fin vont ensemble'],
    ['heure_fin', heure_debut === null || heure_fin === null || heure_debut < heure_fin, 'fin avant le début'],
    ['jour', heure_debut === null || jour !== null, 'jour attendu avec des heures'],
    ['semaines', semaines === null || (semaines >= 1 && semaines <= 52), 'nombre de semaines attendu\u00a0: 1, 2, 4…'],
    ['semaines', rhythms <= 1, 'un seul rythme par ligne\u00a0: semaines, parite ou rangs'],
    ['reference', reference === null || (semaines ?? 0) > 1, 'jour de référence sans «\u00a0toutes les n semaines\u00a0»'],
    ['reference', reference === null || isWeekday(reference, jour), 'le jour de référence n’est pas celui de la colonne jour'],
    ['parite', parite === null || jour !== null, 'jour attendu avec une parité'],
    ['rangs', rangs === null || jour !== null, 'jour attendu avec des rangs'],
    ['au', du === null || au === null || du <= au, 'fin de période avant son début'],
  ];
  return rules.filter(([, holds]) => !holds).map(([field, , message]) => ({ field, message }));
}

const isWeekday = (date: string, jour: LieuEntry['jour']): boolean => jour !== null && weekday(readIsoDate(date) ?? Number.NaN) === jours.indexOf(jour);
