import { describe, expect, test } from 'vitest';
import { actionCounts, actionsText } from '../../src/view-models/action-counts';
import { placesFile, placesOrder, type PlacesRow } from '../../src/view-models/places-table';
import { csvOf, plain } from './support';

const place = (id: string, part: Partial<PlacesRow> = {}): PlacesRow => ({
  id,
  categorie: 'gare',
  sous_categorie: null,
  nom: id,
  adresse: null,
  code_postal: null,
  commune: null,
  commune_nom: null,
  lon: null,
  lat: null,
  telephone: null,
  courriel: null,
  site: null,
  horaires: null,
  itinerant: false,
  capacite: null,
  commentaire: null,
  contrat: null,
  date_maj: null,
  source: 'gares',
  source_titre: 'Gares de voyageurs',
  source_producteur: 'SNCF',
  source_millesime: null,
  source_mention: 'ODbL',
  source_licence: 'ODbL 1.0',
  ...part,
});

const rows = [place('Écueillé', { commune_nom: 'Écueillé' }), place('Argenton', { telephone: '02' }), place('Ehpad', { categorie: 'ehpad', itinerant: true })];
const ids = (found: readonly PlacesRow[]): string[] => found.map(({ id }) => id);

describe('places in a table', () => {
  test('sort without accents, empty cells last both ways', () => {
    expect(ids(placesOrder(rows, { column: 'nom', direction: 'ascending' }, ''))).toEqual(['Argenton', 'Écueillé', 'Ehpad']);
    expect(ids(placesOrder(rows, { column: 'telephone', direction: 'ascending' }, ''))[0]).toBe('Argenton');
    expect(ids(placesOrder(rows, { column: 'telephone', direction: 'descending' }, ''))[0]).toBe('Argenton');
  });

  test('filter by words anywhere', () => {
    expect(ids(placesOrder(rows, { column: 'nom', direction: 'ascending' }, 'gare ecueille'))).toEqual(['Écueillé']);
    expect(ids(placesOrder(rows, { column: 'nom', direction: 'ascending' }, 'itinerant'))).toEqual(['Ehpad']);
  });

  test('the file names its sources and keeps their notice', () => {
    const file = placesFile([...rows, place('Libre', { source: 'fs', source_licence: 'Licence Ouverte 2.0', source_mention: null })], 'Brenne');
    expect(file.sources).toEqual(['gares', 'fs']);
    expect(csvOf(file).text).toContain('\r\nODbL\r\n');
  });
});

describe('actions that reach a commune', () => {
  const counts = actionCounts(
    { located: new Map([[0, 2]]), anchors: new Map(), perimeters: [{ id: 'cls:a', nom: 'A', count: 45, ranks: Int32Array.of(0, 1), bbox: null }] },
    3,
  );

  test('outside every contract the count is unknown, never zero', () => {
    expect(actionsText(counts, 2)).toBe('contrat non renseigné');
  });

  test('located actions add to those of the whole territory', () => {
    expect(plain(actionsText(counts, 0))).toBe('47 actions, dont 2 situées ici');
    expect(plain(actionsText(counts, 1))).toBe('45 actions');
  });
});
