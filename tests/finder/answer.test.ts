import { describe, expect, it } from 'vitest';
import { answerTo, contractPeriod, mobilityNear } from '../../src/finder/answer';
import { summarySentence } from '../../src/finder/answer-view';
import { type GroupId, groupOf, groups } from '../../src/finder/groups';
import { departement, manifest, place } from './support';

const now = new Date('2026-11-24T09:00:00Z');
const groupNamed = (id: GroupId) => {
  const found = groupOf(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const ask = (id: GroupId, lieux: readonly ReturnType<typeof place>[], extra: readonly ReturnType<typeof place>[] = []) =>
  answerTo({ group: groupNamed(id), origin: { lon: 1.06, lat: 46.63, densite: 4 }, commune: '36018', departement: departement(lieux), extra, manifest, territoire: null, now });

const service = (id: string, desservies: string[] | null) => place({ id, categorie: 'transport_solidaire', desservies, lon: null, lat: null, commune: null });

describe('an answer', () => {
  it('gives the nearest first, two places at one point both, and rounds apart without minutes', () => {
    const answer = ask('droits', [
      place({ id: 'loin', lon: 1.3 }),
      place({ id: 'a' }),
      place({ id: 'b', nom: 'Autre lieu' }),
      place({ id: 'bus', itinerant: true, sous_categorie: 'Bus France services' }),
      place({ id: 'h', categorie: 'hopital' }),
    ]);
    expect(answer.cards.map(({ id }) => id)).toEqual(['b', 'a', 'loin']);
    expect(answer.itinerants.map(({ id, minutes }) => [id, minutes])).toEqual([['bus', null]]);
  });

  it('puts the way without a car apart, for the communes it serves only', () => {
    expect(ask('droits', [service('ici', ['36018']), service('ailleurs', ['36001'])]).transports.map(({ id }) => id)).toEqual(['ici']);
  });

  it('a place without point, and a département without anything, are said as they are', () => {
    expect(ask('hopital', [place({ id: 'h', categorie: 'hopital', lon: null, lat: null, densite: null })]).cards).toMatchObject([{ id: 'h', minutes: null, trajet: null }]);
    const answer = ask('sante', []);
    expect(summarySentence({ group: groupNamed('sante'), answer, sorte: null, depuis: 'Le Blanc' })).toBe('Le Blanc\u00a0: aucun lieu de ce type n’est connu aux environs.');
  });

  it('says that nothing is near, and what is nearest all the same', () => {
    const answer = ask('droits', [place({ lon: 2.2 })]);
    expect(summarySentence({ group: groupNamed('droits'), answer, sorte: null, depuis: 'Le Blanc' })).toContain('Rien n’est connu à moins de 60\u00a0minutes en voiture.');
  });

  it('looks for the elderly in their own file', () => {
    const answer = ask('vieillir', [place({ id: 'contrat', categorie: 'autre', contrat: 'c' })], [place({ id: 'e', categorie: 'ehpad', sous_categorie: 'EHPAD' })]);
    expect(answer.cards.map(({ id, sorte }) => [id, sorte])).toEqual([['e', 'EHPAD (maison de retraite médicalisée)']]);
  });

  it('gives the contract of the commune with its period', () => {
    expect(ask('droits', []).contracts).toEqual([{ titre: 'Contrat', periode: 'contrat échu en 2022', actions: ['Un bus'], contact: 'Service santé', telephone: { texte: '02\u00a054\u00a000\u00a000\u00a000', href: 'tel:0254000000' } }]);
  });
});

it.each([
  ['2018', '2022', 'contrat échu en 2022'],
  ['2021-03-01', '2026-12-31', 'de 2021 à 2026'],
  ['2021', '2026', 'de 2021 à 2026'],
  ['2021-01-01', '2026-11-23', 'contrat échu en 2026'],
  ['2021', null, 'depuis 2021, fin non précisée'],
  [null, '2030', 'jusqu’en 2030'],
  [null, null, 'période non précisée'],
])('period of a contract %s – %s', (debut, fin, words) => {
  expect(contractPeriod(debut, fin, '2026-11-24')).toBe(words);
});

it('stations near a point, as the crow flies', () => {
  const near = mobilityNear({ lon: 1.06, lat: 46.63 }, [place({ id: 'g2', categorie: 'gare', lon: 1.2 }), place({ id: 'g1', categorie: 'gare' }), place({ id: 'c', categorie: 'covoiturage' })], 'gare', 2);
  expect(near.map((row) => row.place.id)).toEqual(['g1', 'g2']);
});

it('no title promises an emergency department, and every category of the groups is told', () => {
  expect(groups.map(({ id }) => id)).toEqual(['droits', 'hopital', 'vieillir', 'deplacer', 'sante']);
  expect(groups.map(({ titre, aide }) => `${titre} ${aide}`).join(' ')).not.toMatch(/urgence/iu);
});
