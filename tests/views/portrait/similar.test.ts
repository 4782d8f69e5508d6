import { describe, expect, it } from 'vitest';
import { placeSentences, similarRow, type SimilarRow, spaceText } from '../../../src/view-models/portrait/similar';
import { plain } from '../support';
import { portraitOf } from './world';

const row = (id: string, value: number | null, own = false): SimilarRow => ({ id, name: id, own, people: '', rural: '', modest: '', need: '', access: [{ value, text: '' }] });
const sentence = (...rows: SimilarRow[]): string => placeSentences(rows).map(plain).join(' ');

describe('place among similar territories', () => {
  it('how many have more, how many less, never a rank', () => {
    expect(sentence(row('a', 2.65, true), row('b', 2.1), row('c', 3.4), row('d', 2.651))).toBe('Pour l’accès aux médecins généralistes, 2,65 ici ; de 2,10 à 3,40 dans les 3 territoires comparés : 1 a davantage, 1 a moins et 1 autant.');
    expect(sentence(row('a', 2, true), row('b', 1), row('c', 1.5))).toContain('aucun n’a davantage et 2 ont moins.');
    expect(sentence(row('a', 2, true), row('b', 3))).toContain('3,00 dans le territoire comparé : 1 a davantage et aucun n’a moins.');
  });

  it('says nothing of what is unknown, nor of an empty list', () => {
    expect(sentence(row('a', null, true), row('b', 1))).toBe('');
    expect(sentence(row('a', 1, true), row('b', null))).toBe('');
    expect(sentence(row('a', 1, true))).toBe('');
  });

  it('a line: shares read off the coordinates, means of the communes', () => {
    const { columns, subject } = portraitOf([0, 1]);
    const at = { densite: [0, 0, 0, 0.25, 0.5, 1], besoin: [1.1], revenu: [0.4, 0.9], taille: [8] };
    const made = similarRow({ id: 'cls:essai', name: 'Essai', ranks: subject.ranks, own: true }, at, columns, 1);
    expect([made.people, made.rural, made.modest, made.need, made.access[0]?.text, made.access[1]?.text].map((text) => plain(text ?? ''))).toEqual(['4 000', '75 %', '40 %', '110', '3,50', 'non disponible']);
    const bare = similarRow({ id: 'x', name: 'X', ranks: new Int32Array(0), own: false }, { densite: null, besoin: null, revenu: null, taille: null }, columns, 1);
    expect([bare.people, bare.rural, bare.modest, bare.need, bare.access[0]?.text]).toEqual(Array.from({ length: 5 }, () => 'non disponible'));
  });

  it('the space is stated, and whom it leaves out', () => {
    expect(plain(spaceText({ used: ['besoin', 'taille'], unknown: 1 }))).toBe(
      'Semblables par le besoin de médecine générale (population standardisée sur population totale) et le nombre d’habitants (logarithme). Chaque dimension compte autant, rapportée à sa dispersion. L’accès aux soins n’y entre pas. 1 territoire sans ces chiffres est laissé de côté.',
    );
    expect(spaceText({ used: [], unknown: 3 })).toContain('ne peut être placé');
  });
});
