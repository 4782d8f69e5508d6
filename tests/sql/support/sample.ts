import type { Row, TableName } from '../../../src/contract/tables';
import { statusIndex } from '../../../src/contract/value-file';
import type { PublicationOptions } from '../../files/support/publication';

/** Three communes, two contracts: enough for each question to have one answer and one trap. */

const commune = (code: string, nom: string, population: number | null, part: Partial<Row<'communes'>> = {}): Row<'communes'> => ({
  code, nom, departement: code.slice(0, 2), region: '24', epci: '243600350', bassin_vie: code, population, superficie_km2: 10,
  lon: 1.06, lat: 46.63, point_reference: 'chef-lieu', densite: null, frr: null, codes_postaux: '36300', xmin: 1, ymin: 46, xmax: 2, ymax: 47, ...part,
});

const contract = (id: string, territoire: string, part: Partial<Row<'contrats'>> = {}): Row<'contrats'> => ({
  id, territoire, nom: `Contrat ${id}`, generation: 1, debut: '2021', fin: '2026', date_signature: null, porteur: 'PNR', statut_perimetre: 'deduit',
  motif_perimetre: 'géométrie', licence_perimetre: null, contact: null, telephone: null, courriel: null, site: null, nb_actions_annoncees: null,
  objectifs_generaux: null, freins: '["l’éloignement"]', gouvernance: '[{"date":"2021-05","evenement":"signature"}]', source: 'cls', ...part,
});

const action = (id: string, contrat: string, axe: string | null, part: Partial<Row<'actions'>> = {}): Row<'actions'> => ({
  id, contrat, axe, nature: 'fiche', numero: null, intitule: `Action ${id}`, portee: 'territoire', statut: 'non_renseigne', debut: null, fin: null,
  source: 'cls', ...part,
});

const axis = (id: string, contrat: string, part: Partial<Row<'axes'>> = {}): Row<'axes'> => ({
  id, contrat, parent: null, niveau: 'axe', numero: '1', intitule: `Axe ${id}`, transversal: false, ...part,
});

const territory = (id: string, nom: string, part: Partial<Row<'territoires'>> = {}): Row<'territoires'> => ({
  id, type: id.split(':')[0] ?? '', code: id.split(':')[1] ?? '', nom, population: 100, nb_communes: 2, xmin: 1, ymin: 46, xmax: 2, ymax: 47, ...part,
});

export const place = (id: string, categorie: string, part: Partial<Row<'lieux'>> = {}): Row<'lieux'> => ({
  id, categorie, sous_categorie: null, nom: `Lieu ${id}`, adresse: null, code_postal: null, commune: '36018', lon: 1.06, lat: 46.63, telephone: null,
  courriel: null, site: null, horaires: null, itinerant: false, capacite: null, commentaire: null, contrat: null, source: 'fs', date_maj: null, ...part,
});

const source = (id: string, part: Partial<Row<'sources'>> = {}): Row<'sources'> => ({
  id, titre: `Source ${id}`, producteur: 'ANCT', licence: 'Licence Ouverte 2.0', url: 'https://exemple.test', fichier: 'a.csv', millesime: '2024',
  date_maj: '2024-08-01', prochaine_maj: null, lignes: 3, lignes_gardees: 3, lignes_reparees: 0, lignes_refusees: 0, octets: 10, empreinte: null,
  statut: 'lue', motif: null, couverture: 1, mention: null, ...part,
});

const indicator = (id: string, part: Partial<Row<'indicateurs'>> = {}): Row<'indicateurs'> => ({
  id, libelle: id, libelle_court: id, groupe: 'soins', unite: 'consultations', sens: 'haut_favorable', maille: 'commune', nature: 'continu', modalites: null, ordonne: null,
  source: 'fs', millesime: '2023', seuil: 2.5, seuil_libelle: 'sous-dense', definition: 'd', decimales: 1, agregation: 'moyenne_ponderee', poids: 'pop',
  population_ref: 'pop', estimation: false, avertissement: null, rupture_apres: 2021, ordre: 1, ...part,
});

export const sampleTables: { readonly [T in TableName]?: readonly Row<T>[] } = {
  communes: [commune('36018', 'Le Blanc', 6000), commune('36022', 'Bommiers', null), commune('86165', 'Montmorillon', 5800, { epci: '200070043' })],
  territoires: [territory('cls:brenne', 'PNR de la Brenne'), territory('epci:200070043', 'Vienne et Gartempe'), territory('france:FR', 'France')],
  territoires_communes: [
    { territoire: 'cls:brenne', commune: '36018' },
    { territoire: 'cls:brenne', commune: '36022' },
    { territoire: 'epci:200070043', commune: '86165' },
  ],
  contrats: [contract('brenne-2021', 'cls:brenne'), contract('vg-2018', 'epci:200070043', { debut: '2018', fin: '2022', freins: null, gouvernance: null })],
  contrats_partenaires: [{ contrat: 'brenne-2021', nom: 'ARS', role: 'signataire' }],
  axes: [
    axis('brenne-1', 'brenne-2021'),
    axis('brenne-1-1', 'brenne-2021', { parent: 'brenne-1', niveau: 'objectif', numero: '1.1' }),
    axis('vg-1', 'vg-2018'),
  ],
  actions: [
    action('b1', 'brenne-2021', 'brenne-1-1', { nature: 'operation' }),
    action('b2', 'brenne-2021', 'brenne-1', { portee: 'communes', statut: 'en_cours' }),
    action('v1', 'vg-2018', 'vg-1'),
    action('v2', 'vg-2018', null),
  ],
  actions_pilotes: [{ action: 'b1', pilote: 'CPTS, la grande' }, { action: 'b1', pilote: 'ARS' }],
  actions_themes: [{ action: 'b1', theme: 'mobilite' }, { action: 'b1', theme: 'attractivite' }],
  axes_themes: [{ axe: 'vg-1', theme: 'mobilite' }],
  actions_communes: [{ action: 'b2', commune: '36022' }],
  themes: [
    { id: 'attractivite', libelle: 'Attractivité', definition: 'd', ordre: 1 },
    { id: 'mobilite', libelle: 'Mobilité', definition: 'd', ordre: 2 },
  ],
  resultats: [{ contrat: 'brenne-2021', action: null, libelle: 'Installations', valeur: 3, unite: null, annee: null, periode: 'non précisée', source: 'cls' }],
  indicateurs: [
    indicator('apl_mg'),
    indicator('densite', { nature: 'categoriel', modalites: '[{"code":1,"libelle":"rural","ordre":1}]', seuil: null, seuil_libelle: null }),
  ],
  valeurs_territoires: [
    { indicateur: 'apl_mg', territoire: 'cls:brenne', annee: 2023, valeur: 2.1, statut: 'observe', couverture: 1, motif: null, population_sous_seuil: 6000, population_comptee: 6000 },
    { indicateur: 'apl_mg', territoire: 'france:FR', annee: 2023, valeur: 3.3, statut: 'observe', couverture: 1, motif: null, population_sous_seuil: null, population_comptee: null },
    { indicateur: 'densite', territoire: 'cls:brenne', annee: 2024, valeur: null, statut: 'absent', couverture: 0, motif: 'une classe', population_sous_seuil: null, population_comptee: null },
  ],
  lieux: [
    place('h1', 'hopital', { horaires: '{"lundi":"9 h - 12 h"}' }),
    place('bus', 'bus_sante', { lon: null, lat: null, itinerant: true, commune: null }),
  ],
  acces: [
    { commune: '36022', categorie: 'hopital', lieu: 'h1', distance_km: 12.5, minutes: 17 },
    { commune: '36022', categorie: 'gare', lieu: 'g1', distance_km: 3, minutes: 5 },
  ],
  sources: [source('fs'), source('osm', { licence: 'ODbL', statut: 'absente', motif: 'pas de réseau', mention: '© les contributeurs' })],
  anomalies: [
    { source: 'fs', ligne: 3, champ: 'code', valeur: '1004', motif: 'zéro perdu', correction: '01004' },
    { source: 'fs', ligne: 9, champ: 'nom', valeur: '100 %', motif: 'étrange', correction: null },
    { source: 'osm', ligne: null, champ: null, valeur: null, motif: 'absente', correction: null },
  ],
  qualite_modeles: [{ modele: 'minutes', mesure: 'erreur médiane', perimetre: 'tout', valeur: 3.1, unite: 'min', effectif: 10, methode: 'départements tenus à part' }],
  validation_acces: [
    {
      profession: 'medecin_generaliste', annee: 2023, perimetre: 'france', departement: null, echantillon: 'ensemble', communes: 3, population: 11_800,
      correlation: 0.75, rmse: 0.9, biais: 0, officiel: 3.7, modele: 3.7,
    },
    {
      profession: 'medecin_generaliste', annee: 2023, perimetre: 'departement', departement: '36', echantillon: 'test', communes: 2, population: 6000,
      correlation: null, rmse: 0.4, biais: -0.1, officiel: 2.5, modele: 2.4,
    },
    {
      profession: 'infirmier', annee: 2023, perimetre: 'france', departement: null, echantillon: 'ensemble', communes: 3, population: 11_800,
      correlation: 0.5, rmse: 20, biais: 0, officiel: 150, modele: 150,
    },
  ],
};

const status = statusIndex;

export const sample: PublicationOptions = {
  tables: sampleTables,
  lieuxOdbl: [place('g1', 'gare', { source: 'osm', nom: 'Gare' })],
  contours: { '36': [{ code: '36018', wkb: '00' }] },
  values: [
    { indicateur: 'apl_mg', annee: 2022, decimales: 1, values: { values: Float64Array.from([2.4, 1, 3]), statuses: Uint8Array.from([0, 0, 0]) } },
    {
      indicateur: 'apl_mg',
      annee: 2023,
      decimales: 1,
      values: { values: Float64Array.from([2.5, Number.NaN, 3.1]), statuses: Uint8Array.from([status('observe'), status('secret'), status('estime')]) },
    },
    { indicateur: 'pop', annee: 2023, decimales: 0, values: { values: Float64Array.from([6000, Number.NaN, 5800]), statuses: Uint8Array.from([0, status('absent'), 0]) } },
  ],
};
