import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { inTerritory, ofPlace, readableName, uncapitalised } from '../../src/view-models/french';
import { plain } from './support';

const require = createRequire(import.meta.url);
const places = v.array(v.object({ code: v.string(), nom: v.string(), typeLiaison: v.number(), zone: v.string() }));
const departements = v.parse(places, require('@etalab/decoupage-administratif/data/departements.json'));

/** Articles of the official geographic code: 1 and 5 elide, 2 le, 3 la, 4 les, 0 none. */
const articles: Readonly<Record<number, string>> = { 1: 'dans l’', 2: 'dans le ', 3: 'dans la ', 4: 'dans les ', 5: 'dans l’' };

describe('territories in a sentence', () => {
  const metropole = departements.filter(({ zone }) => zone === 'metro');

  test('knows every département of mainland France', () => {
    expect(metropole).toHaveLength(96);
  });

  test.each(metropole.map(({ code, nom, typeLiaison }) => [code, nom, typeLiaison] as const))('%s %s takes its own article, or « en »', (code, nom, typeLiaison) => {
    const text = inTerritory({ type: 'departement', code, nom });
    const name = readableName(nom);
    expect([`${articles[typeLiaison] ?? 'à '}${name}`, `en ${name}`]).toContain(text);
  });

  test.each([
    [{ type: 'cls', code: 'brenne', nom: 'Parc naturel régional de la Brenne' }, 'dans le Parc naturel régional de la Brenne'],
    [{ type: 'cls', code: 'agglopolys', nom: 'Agglopolys' }, 'sur le territoire d’Agglopolys'],
    [{ type: 'epci', code: '200030385', nom: "CA de Blois ''Agglopolys''" }, 'dans la communauté d’agglomération de Blois « Agglopolys »'],
    [{ type: 'epci', code: '200070043', nom: 'CC Vienne et Gartempe' }, 'dans la communauté de communes Vienne et Gartempe'],
    [{ type: 'epci', code: '1', nom: 'Dijon Métropole' }, 'sur le territoire de Dijon Métropole'],
    [{ type: 'bassin_vie', code: '36018', nom: 'Le Blanc' }, 'dans le bassin de vie du Blanc'],
    [{ type: 'region', code: '24', nom: 'Centre-Val de Loire' }, 'en Centre-Val de Loire'],
    [{ type: 'region', code: '44', nom: 'Grand Est' }, 'dans le Grand Est'],
    [{ type: 'france', code: 'FR', nom: 'France' }, 'en France'],
  ] as const)('%j', (territory, expected) => {
    expect(plain(inTerritory(territory))).toBe(expected);
  });

  test.each([
    ['Le Blanc', 'du Blanc'],
    ['Les Herbiers', 'des Herbiers'],
    ['La Châtre', 'de La Châtre'],
    ['Argenton', 'd’Argenton'],
    ['Écueillé', 'd’Écueillé'],
    ['Bourges', 'de Bourges'],
  ])('of %s: %s', (name, expected) => {
    expect(ofPlace(name)).toBe(expected);
  });

  test('an acronym keeps its capitals', () => {
    expect(uncapitalised('APL aux sages-femmes')).toBe('APL aux sages-femmes');
    expect(uncapitalised('Secret statistique')).toBe('secret statistique');
  });
});
