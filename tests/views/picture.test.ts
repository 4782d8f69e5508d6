import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWkbHex } from '../../scripts/geometry/wkb';
import { noClass } from '../../src/domain/class-codes';
import { type Bbox, frameOf, scaleBar } from '../../src/domain/picture/frame';
import { type MapPicture, type PictureOutlines, pictureSize } from '../../src/domain/picture/picture';
import { mapPicture, pointsInFrame, ranksInFrame } from '../../src/view-models/picture/map-picture';
import { createExporter } from '../../src/workers/exports/exports';
import { wrapped } from '../../src/workers/exports/picture/words';
import { hexOutlines, indicatorOf, plain } from './support';

const bbox: Bbox = [0, 46, 1, 47];
const square = (x: number, y: number, side: number): string => toWkbHex({ type: 'Polygon', coordinates: [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]] });

const picture = (part: Partial<MapPicture> = {}): MapPicture => ({
  titre: 'Accès & <script>alert("1")</script>',
  sousTitre: 'Brenne',
  phrase: 'Une phrase.',
  unite: 'consultations',
  classes: [{ label: 'moins de 2,5', colour: '#cc7722', detail: '2' }, { label: '2,5 et plus', colour: '#225588', detail: '1' }],
  carre: null,
  compte: 'communes',
  remarques: [],
  contours: [],
  pastilles: null,
  manques: [{ reason: 'secret', label: 'Secret statistique', detail: '1' }],
  seuil: 'Sous 2,5, sous-dense',
  symboles: [{ label: 'Gares', shape: 'M0 0H24V24Z', letter: 'G', colour: '#111111' }],
  points: [{ lon: 0.5, lat: 46.5, symbole: 0 }, { lon: 9, lat: 46.5, symbole: 0 }],
  noms: [{ lon: 0.5, lat: 46.5, nom: 'L’Île-d’"Yeu" & Co' }, { lon: 0.5, lat: 46.501, nom: 'Dessous' }, { lon: 0.5, lat: 46.502, nom: 'Trop près' }],
  pied: ['Source : DREES', 'Carto CLS'],
  bbox,
  serre: false,
  ...part,
});

const traces = (codes: readonly string[], wkb: readonly string[], classes: readonly number[], part: Partial<PictureOutlines> = {}): PictureOutlines => ({
  codes,
  contours: hexOutlines(wkb),
  classes: Uint8Array.from(classes),
  teintes: new Uint8Array(codes.length),
  marques: new Uint16Array(codes.length),
  ...part,
});

const departements = [
  traces(['36001', '36002', '36003'], [square(0, 46, 0.4), square(0.5, 46, 0.4), ''], [0, 1, 0]),
  traces(['37001', '37002'], [square(0, 46.5, 0.4), square(0.6, 46.5, 0.3)], [0, noClass.secret]),
];

async function svgOf(image: MapPicture, parts: readonly PictureOutlines[] = departements): Promise<string> {
  const exporter = createExporter();
  exporter({ kind: 'image', image }, () => undefined);
  for (const part of parts) exporter({ kind: 'traces', traces: part }, () => undefined);
  const blob = await exporter({ kind: 'svg' }, () => undefined);
  if (!(blob instanceof Blob)) throw new Error('no picture');
  expect(blob.type).toBe('image/svg+xml');
  return blob.text();
}

/** Every element closed in its turn, attributes quoted, no bare sign: what an XML reader asks. @returns names of the elements. */
function elements(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const rest = xml.replaceAll(/<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/gu, (_, closing: string, name: string, __: string, alone: string) => {
    if (closing === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last ?? ''}>`);
    } else {
      seen.push(name);
      if (alone === '') open.push(name);
    }
    return '';
  });
  expect(open).toEqual([]);
  expect(rest.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, '')).not.toMatch(/[<>&]/u);
  return seen;
}

describe('the picture of a map', () => {
  test('has a shape a commune in the colour of its class, and nothing of outside', async () => {
    const svg = await svgOf(picture());
    expect(elements(svg)).not.toContain('script');
    const group = /<g id="communes"[^>]*>(.*?)<\/g><\/g>/u.exec(svg)?.[1] ?? '';
    expect([...group.matchAll(/<path id="c(\d+)"/gu)].map(([, code]) => code)).toEqual(['36001', '37001', '36002', '37002']);
    expect([...group.matchAll(/<g fill="([^"]+)"/gu)].map(([, fill]) => fill)).toEqual(['#cc7722', '#225588', 'url(#h-secret)']);
    expect(svg).toContain('id="h-secret"');
    expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${pictureSize.width}" height="${pictureSize.height}"`, 'u'));
    expect(svg).not.toMatch(/href|style=|<style|url\((?!#)/u);
    for (const said of ['Une phrase.', 'Source : DREES', 'moins de 2,5', 'Secret statistique', 'Sous 2,5, sous-dense', 'Gares', '>N<', 'km']) expect(plain(svg)).toContain(said);
    expect(svg).toContain('L’Île-d’&quot;Yeu&quot; &amp; Co');
    expect(svg).not.toContain('Trop près');
    expect(svg.match(/M0 0H24V24Z/gu)).toHaveLength(2);
  });

  test('of many communes has a shape a class and a département', async () => {
    const svg = await svgOf(picture({ serre: true }));
    const group = /<g id="communes"[^>]*>(.*?)<\/g><\/g>/u.exec(svg)?.[1] ?? '';
    expect(group.match(/<path /gu)).toHaveLength(4);
    expect(elements(svg)).toContain('path');
  });

  test('any text leaves XML that can be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        const svg = await svgOf(picture({ titre: text, phrase: text, pied: [text], noms: [{ lon: 0.5, lat: 46.5, nom: text }] }));
        expect(elements(svg)[0]).toBe('svg');
      }),
      { numRuns: 40 },
    );
  });
});

describe('the frame', () => {
  test('holds the whole territory, north above south, in true shape', () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 55, noNaN: true }), fc.double({ min: -20, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 8, noNaN: true }), fc.double({ min: 0.01, max: 8, noNaN: true }), (x, y, w, h) => {
        const { project, box } = frameOf([x, y, x + w, y + h], { x: 10, y: 20, width: 300, height: 200 }, 5);
        const [left, bottom] = project(x, y);
        const [right, top] = project(x + w, y + h);
        expect(left).toBeGreaterThanOrEqual(box.x + 5 - 1e-6);
        expect(right).toBeLessThanOrEqual(box.x + box.width - 5 + 1e-6);
        expect(top).toBeGreaterThanOrEqual(box.y + 5 - 1e-6);
        expect(bottom).toBeLessThanOrEqual(box.y + box.height - 5 + 1e-6);
        expect(bottom).toBeGreaterThan(top);
      }),
    );
  });

  test('one unit is as many metres as the great circle says', () => {
    const { project, metres } = frameOf(bbox, { x: 0, y: 0, width: 500, height: 500 }, 0);
    const across = project(1, 46.5)[0] - project(0, 46.5)[0];
    // A degree of longitude at 46.5° N.
    expect((across * metres) / 76_540).toBeCloseTo(1, 2);
  });

  test.each([[1, 160, '100 m'], [100, 160, '10 km'], [1234, 160, '100 km'], [0.4, 160, '50 m']])('%d m a unit and %d units make a bar of %s', (metres, most, text) => {
    const bar = scaleBar(metres, most);
    expect(plain(bar.text)).toBe(text);
    expect(bar.units).toBeLessThanOrEqual(most);
    expect(bar.units).toBeGreaterThan(most / 5);
  });

  test('lines are no longer than their room, and say when there is more', () => {
    const lines = wrapped('un deux trois quatre cinq six sept huit neuf dix', 100, 10, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/u);
    expect(wrapped('un mot', 1000, 10)).toEqual(['un mot']);
  });
});

describe('what is written on it', () => {
  const communes = { count: 3, nom: ['A', 'B', 'C'], lon: Float64Array.of(0.2, 0.5, 55), lat: Float64Array.of(46.2, 46.5, -21), population: Float64Array.of(10, 20, Number.NaN) };

  test('title, year, sources and licences, the largest communes first; what is out of the frame is told', () => {
    const { ranks, outside } = ranksInFrame(communes, null, bbox);
    expect([Array.from(ranks), outside]).toEqual([[0, 1], 1]);
    const points = pointsInFrame({ items: [{ id: 'a', categorie: 'gare', nom: 'a', lon: 0.5, lat: 46.5, itinerant: false, source: 'gares' }, { id: 'b', categorie: 'ehpad', nom: 'b', lon: 5, lat: 46.5, itinerant: false }], categories: ['ehpad', 'gare'] }, bbox);
    const made = mapPicture({
      indicator: indicatorOf(), annee: 2023, territory: 'France', bbox, points, phrase: 'Phrase.', source: 'Source : DREES, millésime 2023.', communes, ranks, outside,
      legend: { classes: [{ code: 1, label: 'b', spoken: '', colour: '#000000', communes: 1234, units: 1234, people: null }], missing: [], bins: [], cut: { before: 0, after: 0 }, threshold: null, withoutPopulation: 0 },
      colours: ['#aaaaaa', '#bbbbbb'],
      cited: [{ id: 'g', titre: 'Gares', producteur: 'SNCF', licence: 'ODbL 1.0', millesime: null, url: '', mention: null }],
      attribution: 'Contours : IGN', day: '2026-11-28', site: 'https://exemple.fr/',
    });
    expect(made.titre).toBe('APL aux médecins généralistes, 2023');
    expect(made.noms.map(({ nom }) => nom)).toEqual(['B', 'A']);
    expect(made.symboles.map(({ label }) => label)).toEqual(['Gares de voyageurs']);
    expect(made.points).toEqual([{ lon: 0.5, lat: 46.5, symbole: 0, itinerant: false }]);
    expect(made.classes).toEqual([{ label: 'b', colour: '#bbbbbb', teintes: [], detail: '1\u202f234' }]);
    const foot = plain(made.pied.join(' '));
    for (const said of ['millésime 2023', '1 commune hors du cadre', 'n’est pas dessinée', 'Contours : IGN', 'SNCF, Gares (licence : ODbL 1.0)', '28 novembre 2026', 'https://exemple.fr/']) expect(foot).toContain(said);
  });
});
