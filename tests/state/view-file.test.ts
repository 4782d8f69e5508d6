import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestViewFile, readViewFile, writeViewFile } from '../../src/state/view-file';

const written = writeViewFile('https://exemple.test/carto/#t=cls:brenne&i=apl_mg', '2026-11-28');

describe('a view as a file', () => {
  test('holds the address in full, and gives back what follows its #', () => {
    expect(JSON.parse(written)).toMatchObject({ format: 'carto-cls.vue', version: 1, ecrit_le: '2026-11-28', lien: 'https://exemple.test/carto/#t=cls:brenne&i=apl_mg' });
    expect(readViewFile(written)).toEqual({ fragment: 't=cls:brenne&i=apl_mg' });
  });

  test.each([
    ['', /tronqué/u],
    [written.slice(0, 60), /tronqué/u],
    ['{"format":"carto-cls.scenario","version":1}', /scénario/u],
    ['{"format":"autre","version":1}', /pas une vue/u],
    ['[]', /pas une vue/u],
    [written.replace('"version": 1', '"version": 2'), /plus récente/u],
    [written.replace('2026-11-28', 'hier'), /«.ecrit_le.»/u],
    [written.replace('"vue": "t=', '"vue": "#t='), /«.vue.»/u],
    [written.replace(/"vue": "[^"]*"/u, '"vue": 3'), /«.vue.»/u],
    [' '.repeat(largestViewFile + 1), /trop gros/u],
  ])('that cannot be read says why: %#', (text, why) => {
    expect(readViewFile(text)).toEqual({ refus: expect.stringMatching(why) });
  });

  test('of any text is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readViewFile(text)).toEqual({ refus: expect.any(String) });
      }),
    );
  });
});
