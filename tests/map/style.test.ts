import { describe, expect, it } from 'vitest';
import { tileLayers } from '../../src/contract/tiles';
import { lieuCategories } from '../../src/contract/vocabulary';
import { boundsOf, frameOf, roomyPadding } from '../../src/map/camera';
import { hatchPixels } from '../../src/map/images';
import { actionCollection, farPerimeterText, perimeterText } from '../../src/map/layers/actions';
import { hatchKinds } from '../../src/map/layers/hatches';
import { pointCollection } from '../../src/map/layers/points';
import { accentCut, hatchCut, labelCut, membersOf, reasons } from '../../src/map/parts';
import { ProblemReporter } from '../../src/map/problems';
import type { SourceSpec } from '../../src/map/style-types';
import { allLayers, firstStyle, isFirst, themeChanges } from '../../src/map/style';
import { themes } from '../../src/map/theme';
import { contrast } from '../../src/view-models/colour';
import { noClass, type MapProblem } from '../../src/view-models/map-model';
import { itinerantRing, lieuSymbols, symbolRing } from '../../src/view-models/symbols';

const tiles: SourceSpec = { type: 'vector', tiles: ['a://{z}/{x}/{y}'] };

describe('style', () => {
  it('holds each layer once, in one order for both themes', () => {
    const ids = allLayers(themes.light).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(allLayers(themes.dark).map(({ id }) => id)).toEqual(ids);
    expect(ids.indexOf('communes')).toBeLessThan(ids.indexOf('limites-communes'));
    expect(ids.indexOf('noms-villes')).toBeLessThan(ids.indexOf('points'));
  });

  it('asks no font or image server for anything', () => {
    const style = firstStyle(themes.light, tiles, {});
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/u);
  });

  it('draws first what needs neither fonts nor images', () => {
    const first = allLayers(themes.light).filter(isFirst);
    expect(first.some(({ type }) => type === 'symbol')).toBe(false);
    expect(first.map(({ id }) => id)).toContain('communes');
  });

  it('never chooses a commune’s colour by its data', () => {
    const fill = allLayers(themes.light).find(({ id }) => id === 'communes');
    expect(JSON.stringify(fill?.paint)).toContain('feature-state');
    expect(JSON.stringify(fill)).not.toMatch(/match|"get"|filter/u);
  });

  it('knows the layers of the tiles by their contract', () => {
    const drawn = allLayers(themes.light).filter(isFirst).flatMap((layer) => ('source-layer' in layer ? [layer['source-layer']] : []));
    expect(new Set(drawn)).toEqual(new Set(Object.values(tileLayers).filter((name) => name !== tileLayers.etiquettes)));
  });

  it('changes theme by constants of paint only, and comes back', () => {
    const changes = themeChanges(themes.light, themes.dark);
    expect(changes.length).toBeGreaterThan(10);
    for (const { value } of changes) expect(value).toMatch(/^#[0-9a-f]{6}$/u);
    expect(themeChanges(themes.dark, themes.dark)).toEqual([]);
    const back = themeChanges(themes.dark, themes.light);
    expect(back.map(({ layer, property }) => `${layer} ${property}`)).toEqual(changes.map(({ layer, property }) => `${layer} ${property}`));
  });

  it('leaves no colour of the other theme behind', () => {
    const dark = JSON.stringify(allLayers(themes.dark).map(({ paint }) => paint ?? {}));
    const ownToLight = Object.values(themes.light).filter((colour) => colour.startsWith('#') && !Object.values(themes.dark).includes(colour));
    expect(ownToLight.length).toBeGreaterThan(5);
    expect(ownToLight.filter((colour) => dark.includes(colour))).toEqual([]);
  });
});

describe('hatching', () => {
  it('has a pattern a reason, light enough for names to be read over it', () => {
    const drawn = hatchKinds.map((kind) => hatchPixels(kind, '#7b838a'));
    expect(new Set(drawn.map(String)).size).toBe(hatchKinds.length);
    for (const pixels of drawn) {
      const alphas = pixels.filter((_, i) => i % 4 === 3);
      const ink = alphas.reduce((sum, alpha) => sum + alpha, 0) / (255 * alphas.length);
      expect(ink).toBeGreaterThan(0.05);
      expect(ink).toBeLessThan(0.5);
    }
  });

  it('runs its lines on from one tile of the pattern to the next', () => {
    const pixels = hatchPixels('absent', '#7b838a');
    const side = Math.sqrt(pixels.length / 4);
    const alpha = (x: number, y: number): number => pixels[(y * side + x) * 4 + 3] ?? -1;
    const broken = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const).filter(
      ([x, y]) => alpha(x, y) !== alpha((x + 1) % side, (y + side - 1) % side),
    );
    expect(broken).toEqual([]);
  });

  it('is of the communes without a value, and only of them', () => {
    const classes = Uint8Array.of(0, noClass.absent, 3, noClass.secret, noClass.horsChamp);
    expect([...reasons(classes)]).toEqual([0, 255, 0, 254, 253]);
    expect(reasons(undefined)).toHaveLength(0);
    expect(hatchCut(reasons(Uint8Array.of(0, 1, 2)), null)).toBeNull();
    expect(hatchCut(reasons(classes), null)).not.toBeNull();
  });
});

describe('cuts', () => {
  it('need no tile when there is nothing to point at', () => {
    expect(accentCut({ litRanks: null, selectedRank: null, actions: null })).toBeNull();
    expect(accentCut({ litRanks: new Int32Array(0), selectedRank: null, actions: null })).toBeNull();
    expect(accentCut({ litRanks: null, selectedRank: 0, actions: null })).not.toBeNull();
  });

  it('always need tiles for names', () => {
    expect(labelCut(membersOf({ id: 'france:FR', bbox: null, ranks: null }))).not.toBeNull();
  });
});

describe('points', () => {
  const items = lieuCategories.map((categorie, i) => ({ id: `p${i}`, categorie, nom: `Lieu ${i}`, lon: i, lat: 45, itinerant: i === 0 }));

  it('are those of the active categories, each with its symbol', () => {
    const { features } = pointCollection({ items, categories: ['gare', 'france_services'] });
    expect(features.map(({ properties }) => properties.image)).toEqual(['lieu-france_services-itinerant', 'lieu-gare']);
    expect(pointCollection(null).features).toEqual([]);
  });

  it('keep a name of any length short', () => {
    const [first] = pointCollection({ items: [{ id: 'x', categorie: 'gare', nom: '<img onerror=1>'.repeat(2000), lon: 0, lat: 0, itinerant: false }], categories: ['gare'] }).features;
    expect(first?.properties.nom).toHaveLength(80);
  });

  it('have a symbol a category, told apart by its shape and letter as well as by its colour', () => {
    const seen = lieuCategories.map((categorie) => `${lieuSymbols[categorie].shape} ${lieuSymbols[categorie].letter}`);
    expect(new Set(seen).size).toBe(lieuCategories.length);
    expect(new Set(lieuCategories.map((categorie) => lieuSymbols[categorie].shape)).size).toBe(lieuCategories.length);
  });

  it('stand out from their ring and their letter from the badge', () => {
    for (const scheme of ['light', 'dark'] as const) {
      for (const categorie of lieuCategories) expect(contrast(lieuSymbols[categorie].colour[scheme], symbolRing[scheme])).toBeGreaterThanOrEqual(4.5);
    }
    expect(itinerantRing.radius + itinerantRing.width / 2).toBeLessThanOrEqual(12);
  });
});

describe('actions', () => {
  it('count in French', () => {
    expect(perimeterText('Brenne', 0)).toBe('Brenne\naucune action sur tout le territoire');
    expect(perimeterText('Brenne', 1)).toBe('Brenne\n1\u00a0action sur tout le territoire');
    expect(perimeterText('Brenne', 47)).toBe('Brenne\n47\u00a0actions sur tout le territoire');
    expect(farPerimeterText('Brenne', 0)).toBe('Brenne');
    expect(farPerimeterText('Brenne', 1)).toBe('Brenne\n1\u00a0action partout');
    expect(farPerimeterText('Brenne', 1200)).toBe('Brenne\n1\u202f200\u00a0actions partout');
  });

  it('stand on the communes that have a reference point and above the perimeters that have an outline', () => {
    const { features } = actionCollection({
      located: new Map([[1, 2], [5, 1]]),
      anchors: new Map([[1, [1.06, 46.63]]]),
      perimeters: [
        { id: 'cls:a', nom: 'A', count: 3, ranks: Int32Array.of(1), bbox: [0, 45, 2, 47] },
        { id: 'cls:b', nom: 'B', count: 3, ranks: Int32Array.of(9), bbox: null },
        { id: 'cls:c', nom: 'C', count: 0, ranks: Int32Array.of(4), bbox: [0, 44.5, 1, 45.5] },
      ],
    });
    expect(features.map(({ geometry, properties }) => [geometry.coordinates, properties.kind])).toEqual([
      [[1.06, 46.63], 'commune'],
      [[1, 47], 'perimetre'],
      [[1, 46], 'lointain'],
      [[0.5, 45.5], 'perimetre'],
      [[0.5, 45], 'lointain'],
    ]);
    // Far away, the label of the one that has another just north of it goes under it.
    expect(features.flatMap(({ properties }) => (properties.kind === 'lointain' ? [[properties.texte.slice(0, 1), properties.sous]] : []))).toEqual([['A', false], ['C', true]]);
    expect(actionCollection(null).features).toEqual([]);
  });
});

describe('camera', () => {
  it('frames a territory, and the mainland for France or without an outline', () => {
    const bbox = [0.6, 46.3, 1.6, 46.9] as const;
    expect(frameOf({ bbox, ranks: Int32Array.of(1) })).toEqual(bbox);
    const [west, , east] = frameOf({ bbox: [-178, -51, 168, 51], ranks: null });
    expect(east - west).toBeLessThan(20);
    expect(frameOf({ bbox: null, ranks: Int32Array.of(1) })).toEqual(frameOf({ bbox: null, ranks: null }));
    expect(boundsOf(bbox)).toEqual([[0.6, 46.3], [1.6, 46.9]]);
  });

  it('leaves room on a small screen, whatever the panels take', () => {
    expect(roomyPadding({ top: 50, right: 0, bottom: 0, left: 370 }, 1440, 900)).toEqual({ top: 50, right: 0, bottom: 0, left: 370 });
    const { top, bottom } = roomyPadding({ top: 60, right: 0, bottom: 780, left: 0 }, 390, 844);
    expect(top + bottom).toBeCloseTo(422, 6);
  });
});

describe('problems', () => {
  it('are told once until they are over', () => {
    const told: string[] = [];
    const reporter = new ProblemReporter({
      onProblem: ({ kind }: MapProblem) => told.push(kind),
      onRecovered: (kind) => told.push(`fin ${kind}`),
    });
    reporter.recovered('webgl-perdu');
    reporter.report({ kind: 'webgl-perdu' });
    reporter.report({ kind: 'webgl-perdu' });
    expect(reporter.stands('webgl-perdu')).toBe(true);
    reporter.recovered('webgl-perdu');
    reporter.recovered('webgl-perdu');
    reporter.report({ kind: 'webgl-perdu' });
    expect(told).toEqual(['webgl-perdu', 'fin webgl-perdu', 'webgl-perdu']);
  });
});
