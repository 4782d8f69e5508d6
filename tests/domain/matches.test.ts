import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieces } from '../../src/domain/matches';

const marked = (text: string, ...words: string[]): string => pieces(text, words).map(({ text: part, found }) => (found ? `[${part}]` : part)).join('');

describe('words found in a text', () => {
  test.each([
    ['accents and case aside', marked('L’Accès à la SANTÉ', 'acces', 'sante'), 'L’[Accès] à la [SANTÉ]'],
    ['inside a word', marked('télésanté', 'sante'), 'télé[santé]'],
    ['a ligature is two letters', marked('Cœur et œuvre', 'coeu', 'oe'), '[Cœu]r et [œ]uvre'],
    ['half of a ligature lights it whole', marked('sœur', 'so'), '[sœ]ur'],
    ['accents written apart', marked('sante\u0301 !', 'sante'), '[sante\u0301] !'],
    ['words that overlap are one mark', marked('mobilité', 'mobil', 'bilite'), '[mobilité]'],
    ['each time', marked('aa b aa', 'aa'), '[aa] b [aa]'],
    ['at the end, after a sign of two units', marked('🙂 fin', 'fin'), '🙂 [fin]'],
    ['none', marked('rien', 'tout'), 'rien'],
    ['no word', marked('rien', ''), 'rien'],
  ])('%s', (_, got, expected) => {
    expect(got).toBe(expected);
  });

  test('put end to end the pieces are the text, and no two neighbours are alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.stringMatching(/^[a-z0-9]{1,3}$/u), { maxLength: 3 }), (text, words) => {
        const cut = pieces(text, words);
        expect(cut.map((piece) => piece.text).join('')).toBe(text);
        expect(cut.every((piece, at) => piece.text !== '' && piece.found !== cut[at - 1]?.found)).toBe(true);
      }),
    );
  });
});
