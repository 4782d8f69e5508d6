import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesByRole, isPublishedPath, renewal } from '../../src/finder/worker/renewal';

const manifestOf = (version: string, cuts = 1) => ({
  noms: [{ fichier: `relais/noms-0.${version}.json.gz` }, { fichier: 'relais/noms-1.fixe.json.gz' }],
  territoires: [{ fichier: `relais/territoires-00.${version}.json.gz` }],
  departements: {
    '36': {
      points: { fichier: `relais/points-36.${version}.json.gz` },
      mobilite: Array.from({ length: cuts }, (_, i) => ({ fichier: `relais/mobilite-36-${i}.${version}.json.gz` })),
      ages: { fichier: 'relais/ages-36.fixe.json.gz' },
      hopitaux: { fichier: `relais/hopitaux-36.${version}.json.gz` },
    },
    '86': { points: { fichier: `relais/points-86.${version}.json.gz` }, mobilite: { fichier: `relais/mobilite-86.${version}.json.gz` } },
  },
});

describe('what a new publication changes on the device', () => {
  it('fetches the new version of what is kept, and only of it; drops what nobody names any more', () => {
    const kept = ['relais/points-36.a.json.gz', 'relais/ages-36.fixe.json.gz', 'relais/noms-0.a.json.gz'];
    expect(renewal(manifestOf('a'), manifestOf('b'), kept)).toEqual({
      fetch: ['relais/noms-0.b.json.gz', 'relais/points-36.b.json.gz'],
      drop: ['relais/points-36.a.json.gz', 'relais/noms-0.a.json.gz'],
    });
  });

  it('renews every kind of file, and a département whole where it is cut elsewhere', () => {
    const kept = ['relais/mobilite-36-0.a.json.gz', 'relais/hopitaux-36.a.json.gz', 'relais/territoires-00.a.json.gz', 'relais/mobilite-86.a.json.gz'];
    expect(renewal(manifestOf('a', 1), manifestOf('b', 2), kept).fetch).toEqual([
      'relais/territoires-00.b.json.gz',
      'relais/mobilite-36-0.b.json.gz',
      'relais/mobilite-36-1.b.json.gz',
      'relais/hopitaux-36.b.json.gz',
      'relais/mobilite-86.b.json.gz',
    ]);
  });

  it('does nothing when nothing changed', () => {
    expect(renewal(manifestOf('a'), manifestOf('a'), ['relais/points-36.a.json.gz'])).toEqual({ fetch: [], drop: [] });
  });

  it('forgets a département that is no longer published', () => {
    const after = { ...manifestOf('b'), departements: {} };
    expect(renewal(manifestOf('a'), after, ['relais/points-36.a.json.gz'])).toEqual({ fetch: [], drop: ['relais/points-36.a.json.gz'] });
  });

  it('reads any manifest without harm, and follows no way out of its folder', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([...filesByRole(value).values()].flat().filter((path) => !isPublishedPath(path))).toEqual([]);
      }),
    );
    for (const path of ['../index.html', 'relais/../manifest.json', 'tables/lieux.arrow', '/etc', 'https://x/relais/']) expect(isPublishedPath(path)).toBe(false);
  });
});
