import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapped } from '../../src/ui/chart-picture';

test('a text is cut between words, whole and in order, in lines as full as can be', () => {
  expect(wrapped('Trait plein : Le Blanc. Trait tireté : France.', 24)).toEqual(['Trait plein : Le Blanc.', 'Trait tireté : France.']);
  const word = fc.stringMatching(/^[a-zé’]{1,14}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 5, max: 60 }), (words, most) => {
      const lines = wrapped(words.join(' '), most);
      expect(lines.join(' ')).toBe(words.join(' '));
      // A word longer than the line stands alone.
      expect(lines.filter((line) => line.length > most && line.includes(' '))).toEqual([]);
      expect(lines.slice(1).filter((line, i) => (lines[i] ?? '').length + 1 + (line.split(' ')[0] ?? '').length <= most)).toEqual([]);
    }),
  );
});
