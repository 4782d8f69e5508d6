import { describe, expect, test } from 'vitest';
import { embedSnippet, longestLink, longestQr, sharedLink } from '../../src/view-models/share';
import { plain } from './support';

const long = (length: number): string => 'https://exemple.fr/#'.padEnd(length, 'a');

describe('a link before it is sent', () => {
  test.each([
    [longestQr, /^$/u, /^$/u],
    [longestQr + 1, /^$/u, /301 caractères.*code QR/u],
    [longestLink, /^$/u, /2 000 caractères/u],
    [longestLink + 1, /2 001 caractères.*couperont.*fichier/u, /2 001 caractères/u],
  ])('of %d characters says what it cannot do', (length, tooLong, withoutQr) => {
    const said = sharedLink(long(length));
    expect(plain(said.tooLong ?? '')).toMatch(tooLong);
    expect(plain(said.withoutQr ?? '')).toMatch(withoutQr);
  });

  test('the code for another site is one frame, whatever the territory is called', () => {
    const code = embedSnippet('https://exemple.fr/carte.html', 't=cls:brenne&i=apl_mg', 'Carte : "><script>');
    expect(code).toContain('src="https://exemple.fr/carte.html#t=cls:brenne&amp;i=apl_mg"');
    expect(code.match(/<\w+/gu)).toEqual(['<iframe']);
    expect(code.match(/"/gu)).toHaveLength(8);
  });
});
