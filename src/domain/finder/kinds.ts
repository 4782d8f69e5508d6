import type { FinderPlace } from '../../contract/finder';

/** Places of a kind that a département's files hold around each of its points: the first answers are then right for any of these kinds. */
export const nearestOfKind = 5;

/** Types of hospitals as the source words them, by what they take in; none says that there is an emergency department. */
const hospitals: ReadonlyMap<string, string> = new Map([
  ['Centre Hospitalier (C.H.)', 'hopital_general'],
  ['Centre Hospitalier Régional (C.H.R.)', 'hopital_general'],
  ['Centre hospitalier, ex Hôpital local', 'hopital_general'],
  ['Etablissement de Soins Pluridisciplinaire', 'hopital_general'],
  ['Centre Hospitalier Spécialisé lutte Maladies Mentales', 'hopital_psychiatrie'],
  ['Etablissement de santé privé autorisé en SSR', 'hopital_readaptation'],
  ['Etablissement de Soins Longue Durée', 'hopital_longue_duree'],
]);

/** Part of a category within which the nearest ones are looked for: a hitch-hiking stop is no car park, a psychiatric site no general hospital. */
export function kindOf({ categorie, sous_categorie, contrat }: Pick<FinderPlace, 'categorie' | 'sous_categorie' | 'contrat'>): string {
  switch (categorie) {
    case 'hopital':
      return hospitals.get(sous_categorie ?? '') ?? 'hopital_specialise';
    case 'covoiturage':
      return sous_categorie === 'Auto-stop' ? 'covoiturage_auto_stop' : 'covoiturage';
    case 'autre':
      // The contracts' other places have nothing in common with the national list of places for the elderly.
      return contrat === null ? 'autre_personnes_agees' : 'autre';
    default:
      return categorie;
  }
}
