import type { FinderPlace } from '../../../src/contract/finder';

/** A France services in Le Blanc, changed as a test needs it. */
export const place = (changes: Partial<FinderPlace>): FinderPlace => ({
  id: 'a',
  categorie: 'france_services',
  sous_categorie: null,
  nom: 'A',
  adresse: null,
  code_postal: null,
  commune: '36018',
  commune_nom: 'Le Blanc',
  lon: 1.06,
  lat: 46.63,
  densite: 4,
  telephone: null,
  courriel: null,
  site: null,
  horaires: null,
  itinerant: false,
  passages: [],
  commentaire: null,
  contrat: null,
  desservies: null,
  source: 'test',
  date_maj: null,
  ...changes,
});
