import { describe, expect, test } from 'vitest';
import { lieuCategories } from '../../src/contract/vocabulary';
import { nearestItems } from '../../src/view-models/nearest';
import { categoryLine, categoryOrder, categoryText, type PlaceRow, pointCard, safeLink } from '../../src/view-models/points';
import { plain } from './support';

const brenne = { type: 'cls', code: 'brenne', nom: 'PNR de la Brenne' } as const;
const place: PlaceRow = {
  id: 'fs-1',
  categorie: 'france_services',
  sous_categorie: 'Bus',
  nom: 'France services',
  adresse: '1 place',
  code_postal: '36300',
  commune: '36018',
  commune_nom: 'Le Blanc',
  lon: 1,
  lat: 46,
  telephone: '02 54 28 12 12',
  courriel: null,
  site: 'www.exemple.fr',
  horaires: { mardi: '09:00 - 12:00\n13:30 - 17:00', lundi: '09:00 - 12:00', dimanche: '' },
  itinerant: true,
  capacite: null,
  commentaire: null,
  contrat: null,
  date_maj: '2024-08-01',
  source: 'france_services',
  source_titre: 'Liste des structures France services',
  source_producteur: 'ANCT',
  source_millesime: null,
  source_mention: null, source_licence: null,
};

describe('points', () => {
  test('every category has its words, once', () => {
    expect(categoryOrder.toSorted()).toEqual([...lieuCategories].toSorted());
  });

  test('an empty category says so, and where', () => {
    expect(categoryLine('gare', { categorie: 'gare', france: 2782, ici: 0, itinerants: 0, sources: ['Gares'], date: '2024-01-01' }, brenne).text).toBe(
      'aucune gare recensée dans le PNR de la Brenne',
    );
    expect(categoryLine('relais_sante', null, brenne).source).toBe('Aucune source ouverte ne recense ces lieux.');
  });

  test('itinerant services are counted apart, with the date of the source', () => {
    const line = categoryLine('france_services', { categorie: 'france_services', france: 2845, ici: 5, itinerants: 2, sources: ['France services'], date: '2024-08-01' }, brenne);
    expect(plain(line.text)).toBe('5 dont 2 itinérants');
    expect(plain(line.source)).toBe('Source : France services, 1er août 2024.');
  });

  test('hours keep the words of the source, in the order of the week, without the empty days', () => {
    expect(pointCard(place, 'Licence Ouverte').hours.map(({ day, text }) => [day, plain(text)])).toEqual([
      ['lundi', '09:00 - 12:00'],
      ['mardi', '09:00 - 12:00 ; 13:30 - 17:00'],
    ]);
  });

  test('a telephone can be called, a site opened, a licence unknown is said', () => {
    const card = pointCard(place, null);
    expect(card.telephone).toEqual({ text: '02 54 28 12 12', href: 'tel:0254281212' });
    expect(card.site).toBe('https://www.exemple.fr/');
    expect(card.licence).toBe('non précisée');
    expect(card.address).toBe('1 place, 36300 Le Blanc');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '', ' ', 'http://', '//'])('%j opens nothing', (text) => {
    const link = safeLink(text);
    expect(link === null || new URL(link).protocol === 'https:').toBe(true);
    expect(link ?? '').not.toMatch(/^(?:javascript|data|vbscript):/u);
  });

  test('a finer kind that repeats the category is not said twice', () => {
    expect(categoryText({ categorie: 'ehpad', sous_categorie: 'EHPAD' })).toBe('Ehpad');
    expect(categoryText({ categorie: 'residence_autonomie', sous_categorie: 'Résidence autonomie' })).toBe('Résidences autonomie');
    expect(categoryText({ categorie: 'hopital', sous_categorie: 'Centre hospitalier' })).toBe('Établissements hospitaliers · Centre hospitalier');
  });

  test('every estimated minute says how', () => {
    const [item] = nearestItems([{ ...place, distance_km: 8.24, minutes: 12.3 }]);
    expect(plain(item?.minutes ?? '')).toBe('12 min en voiture, estimation');
    expect(plain(item?.distance ?? '')).toBe('8,2 km à vol d’oiseau');
  });
});
