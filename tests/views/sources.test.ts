import { describe, expect, test } from 'vitest';
import { attributionText } from '../../src/view-models/attribution';
import { qualityView } from '../../src/view-models/quality';
import { filterByWords, sourceCard, type SourceRow, sourceText } from '../../src/view-models/sources';
import { displayUnit } from '../../src/view-models/units';
import { indicatorOf, plain } from './support';

const source: SourceRow = {
  id: 'gares',
  titre: 'Gares de voyageurs',
  producteur: 'SNCF',
  licence: 'ODbL 1.0',
  url: 'https://data.sncf.com',
  fichier: 'gares.csv',
  millesime: null,
  date_maj: '2024-08-01',
  prochaine_maj: null,
  lignes: 2782,
  lignes_gardees: 2780,
  lignes_reparees: 1,
  lignes_refusees: 2,
  octets: 1_234_567,
  empreinte: null,
  statut: 'lue',
  motif: null,
  couverture: null,
  mention: null,
};

describe('card of a source', () => {
  test('what the file does not state is said, not guessed', () => {
    const facts = new Map(sourceCard(source).facts.map(({ label, text }) => [label, plain(text)]));
    expect(facts.get('Millésime')).toBe('non précisé');
    expect(facts.get('Dernière mise à jour')).toBe('1er août 2024');
    expect(facts.get('Prochaine mise à jour')).toBe('non précisée');
    expect(facts.get('Lignes')).toBe('2 782 lignes en entrée, 2 780 gardées, 1 réparée, 2 refusées');
    expect(facts.get('Fichier')).toBe('gares.csv (1,2 Mo)');
  });

  test('a source that is absent says why and opens no unsafe address', () => {
    const card = sourceCard({ ...source, statut: 'absente', motif: 'miroir vide', url: 'javascript:alert(1)', licence: '' });
    expect(card).toMatchObject({ ok: false, status: 'absente', why: 'miroir vide', link: null });
    expect(card.facts.find(({ label }) => label === 'Licence')?.text).toBe('non précisée');
  });

  test('is found by words, accents and case aside', () => {
    expect(filterByWords([source], 'VOYAGEURS sncf', sourceText)).toHaveLength(1);
    expect(filterByWords([source], 'insee', sourceText)).toHaveLength(0);
    expect(filterByWords([source], '  ', sourceText)).toHaveLength(1);
  });
});

const measureOf = (mesure: string, perimetre: string, valeur: number, unite: string) => ({ modele: 'temps_trajet_voiture', mesure, perimetre, valeur, unite, effectif: 8340, methode: 'm' });

describe('quality of the travel-time model', () => {
  const rows = [
    measureOf('ecart_absolu_median', 'test', 2.531, 'minutes'),
    measureOf('ecart_absolu_median', 'test, moins de 20\u00a0minutes', 1.996, 'minutes'),
    measureOf('correlation', 'test', 0.828, 'sans unité'),
    measureOf('vitesse', 'paramètre, niveau de densité 1', 85.1, 'km/h'),
  ];

  test('says what to remember', () => {
    expect(plain(qualityView(rows).summary ?? '')).toBe(
      'Dans les départements tenus à part (8 340 communes), la moitié des estimations s’écarte de moins de 2,5 minutes du temps officiel, de moins de 2,0 minutes quand celui-ci est sous 20 minutes. Corrélation : 0,83.',
    );
  });

  test('keeps the parameters apart and the method once', () => {
    const view = qualityView(rows);
    expect(view.parameters.map(({ measure, scope, value }) => [measure, scope, plain(value)])).toEqual([['Vitesse', 'niveau de densité 1', '85 km/h']]);
    expect(view.measures.map(({ value }) => plain(value))).toEqual(['2,53 minutes', '2,00 minutes', '0,83']);
    expect(view.methods).toEqual(['m']);
  });

  test('has nothing to remember when the measures are not published', () => {
    expect(qualityView(rows.slice(0, 1)).summary).toBeNull();
  });
});

describe('words on the map and in headings', () => {
  test('schematic outlines are called so; a perimeter keeps its notice', () => {
    expect(attributionText({ schematic: true, values: 'DREES', perimeters: ['© OpenStreetMap', '© OpenStreetMap'], short: false })).toBe(
      'Contours schématiques · périmètre : © OpenStreetMap · DREES',
    );
    expect(attributionText({ schematic: false, values: 'DREES', perimeters: [], short: true })).toBe('Contours : IGN');
  });

  test('a figure of a bassin de vie is labelled so', () => {
    expect(displayUnit(indicatorOf({ unite: '%', maille: 'bassin_vie' }))).toBe(' (%, du bassin de vie)');
    expect(displayUnit(indicatorOf({ nature: 'categoriel' }))).toBe('');
  });
});
