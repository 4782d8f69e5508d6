import { describe, expect, it } from 'vitest';
import { reachRows } from '../../../src/view-models/portrait/minutes';
import { sheetAxes, sheetPlaces, sheetServices, sheetSources, withoutQr } from '../../../src/view-models/portrait/sheet';
import type { CategoryLine } from '../../../src/view-models/points';
import { plain } from '../support';
import { portraitOf, urgences } from './world';

const line = (part: Partial<CategoryLine>): CategoryLine => ({ categorie: 'gare', label: 'Gares', count: 0, text: '', note: null, source: '', ...part });

describe('the portrait on paper', () => {
  it('services: who is near, who is far, names that a cell holds', () => {
    const far = portraitOf([0, 1, 2, 3], { minutes_urgences: [[2019, [31, 50, 40, 45]]] });
    const [row] = sheetServices(far, [urgences], reachRows(far, [urgences]), { nom: ['A', 'B', 'C', 'D'] });
    expect([row?.label, row?.far].map((text) => plain(text ?? ''))).toEqual(['Urgences (temps publié)', '4 communes, 20 000 hab. : B, D, C et 1 autre']);
    const near = portraitOf([0]);
    expect(sheetServices(near, [urgences], reachRows(near, [urgences]), { nom: ['A'] })[0]?.far).toBe('aucune');
    const none = portraitOf([2]);
    expect(sheetServices(none, [urgences], reachRows(none, [urgences]), { nom: ['A'] })[0]).toMatchObject({ near: null, far: 'non disponible' });
  });

  it('places that are there, that are not listed, that are unknown: three different things', () => {
    expect(plain(sheetPlaces([line({ count: 2, text: '2' }), line({ label: 'Bus santé' }), line({ label: 'Ehpad', count: null })]))).toBe('Gares : 2. Aucun recensé : Bus santé. Non disponible : Ehpad.');
    expect(sheetPlaces([line({})])).toBe('Aucun point recensé.');
  });

  it('sources once each, with every vintage; axes and links that are too many', () => {
    expect(sheetSources(portraitOf([0]), ['apl_mg', 'apl_mg_moins_65', 'population', 'inconnu'])).toEqual(['DREES, APL aux médecins généralistes (2022, 2023)']);
    expect(sheetAxes(Array.from({ length: 10 }, (_, i) => `Axe ${i}`)).map(plain).at(-1)).toBe('et 2 autres axes');
    expect(sheetAxes(['Axe'])).toEqual(['Axe']);
    expect(withoutQr('a'.repeat(300))).toBeNull();
    expect(withoutQr('a'.repeat(301))).toContain('301 caractères');
  });
});
