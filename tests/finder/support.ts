import type { FinderDepartement, FinderManifest, FinderPlace } from '../../src/contract/finder';

export const place = (over: Partial<FinderPlace>): FinderPlace => ({
  id: 'fs-1',
  categorie: 'france_services',
  sous_categorie: 'Espace fixe',
  nom: 'France services du Blanc',
  adresse: '1 Place du Général de Gaulle',
  code_postal: '36300',
  commune: '36018',
  commune_nom: 'Le Blanc',
  lon: 1.06,
  lat: 46.63,
  densite: 4,
  telephone: '02 54 29 51 65',
  courriel: 'leblanc@france-services.gouv.fr',
  site: null,
  horaires: null,
  itinerant: false,
  passages: [],
  commentaire: null,
  contrat: null,
  desservies: null,
  source: 'france_services',
  date_maj: '2024-08-01',
  ...over,
});

export const manifest: FinderManifest = {
  version: 2,
  empreinte: 'x',
  donnees_au: '2026-01-01',
  noms: [{ fichier: 'relais/noms-1.json.gz', octets: 1, empreinte: '0'.repeat(64), debut: '' }],
  departements: {},
  territoires: [],
  trajet: { start: [2, 2, 2, 2, 2, 2, 2], arrival: [0, 0, 0, 0, 0, 0, 0], pace: [1, 1, 1, 1, 1, 1, 1], erreur_mediane: 3.2, erreur_mediane_20: 2 },
  sources: { france_services: { titre: 'Liste France services', producteur: 'ANCT', licence: 'LO', url: null, date_maj: '2024-08-01', millesime: null } },
};

export const departement = (lieux: readonly FinderPlace[]): FinderDepartement => ({
  code: '36',
  communes: [{ code: '36018', nom: 'Le Blanc', codes_postaux: '36300', lon: 1.06, lat: 46.63, densite: 4, contrats: [0] }],
  contrats: [{ id: 'c', nom: 'Contrat', debut: '2018', fin: '2022', actions: ['Un bus'], contact: 'Service santé', telephone: '0254000000' }],
  lieux: [...lieux],
});
