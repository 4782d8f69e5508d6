import { expect, test } from 'vitest';
import { wordLines } from '../../src/domain/wrap';

test.each([
  ['', 5, ['']],
  ['un deux trois', 7, ['un deux', 'trois']],
  ['un deux trois', 6, ['un', 'deux', 'trois']],
  ['un\ndeux', 20, ['un deux']],
  ['anticonstitutionnellement un', 6, ['anticonstitutionnellement', 'un']],
])('« %s » in lines of %d characters', (text, room, lines) => {
  expect(wordLines(text, room)).toEqual(lines);
});
