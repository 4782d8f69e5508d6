import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeColours, type ColourInput } from '../../src/map/colours';
import { changedColours } from '../../src/map/feature-state';
import { themes } from '../../src/map/theme';
import { contrast, oklabOfHex } from '../../src/view-models/colour';
import { noClass, type MapActions } from '../../src/view-models/map-model';

const france = { id: 'france:FR', bbox: null, ranks: null };
const input = (over: Partial<ColourInput> = {}): ColourInput => ({
  communes: 6,
  choropleth: { classOfRank: Uint8Array.of(0, 1, 2, noClass.absent, noClass.secret, noClass.horsChamp), colours: ['#fae5c3', '#8dbdd6', '#153c73'] },
  territory: france,
  actions: null,
  theme: themes.light,
  ...over,
});
const colourOf = (over: Partial<ColourInput> = {}): string[] => {
  const { indexes, colours } = communeColours(input(over));
  return [...indexes].map((index) => colours[index] ?? '');
};
const distance = (one: string, other: string): number => {
  const x = oklabOfHex(one);
  const y = oklabOfHex(other);
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
};

describe('colours of the communes', () => {
  it('are those of their classes, and the land’s without one', () => {
    const { land } = themes.light;
    expect(colourOf()).toEqual(['#fae5c3', '#8dbdd6', '#153c73', land, land, land]);
  });

  it('fade outside the territory and nowhere else', () => {
    const plain = colourOf();
    const faded = colourOf({ territory: { ...france, ranks: Int32Array.of(1, 4) } });
    expect([faded[1], faded[4]]).toEqual([plain[1], plain[4]]);
    for (const rank of [0, 2]) {
      expect(faded[rank]).not.toBe(plain[rank]);
      expect(distance(faded[rank] ?? '', themes.light.land)).toBeLessThan(distance(plain[rank] ?? '', themes.light.land));
    }
  });

  it('tell communes outside every contract from those inside when actions are shown', () => {
    const actions: MapActions = {
      located: new Map([[2, 3]]),
      anchors: new Map(),
      perimeters: [{ id: 'cls:brenne', nom: 'Brenne', count: 4, ranks: Int32Array.of(0), bbox: null }],
    };
    const plain = colourOf();
    const shown = colourOf({ actions });
    expect([shown[0], shown[2]]).toEqual([plain[0], plain[2]]);
    expect(shown[1]).not.toBe(plain[1]);
  });

  it('are the land’s everywhere before any value, and for a class without a colour', () => {
    expect(new Set(colourOf({ choropleth: null }))).toEqual(new Set([themes.light.land]));
    expect(colourOf({ choropleth: { classOfRank: Uint8Array.of(7, 0, 0, 0, 0, 0), colours: ['#153c73'] } })[0]).toBe(themes.light.land);
  });
});

describe('changes of colour', () => {
  const palette = fc.uniqueArray(fc.constantFrom('#000000', '#111111', '#222222', '#333333', '#444444'), { minLength: 1 });
  const shown = palette.chain((colours) =>
    fc.array(fc.integer({ min: 0, max: colours.length - 1 }), { minLength: 12, maxLength: 12 }).map((indexes) => ({ colours, indexes: Uint16Array.from(indexes) })),
  );

  it('touch exactly the communes whose colour differs, whatever the palettes', () => {
    fc.assert(
      fc.property(shown, shown, (before, after) => {
        const changed = new Map<number, string>();
        changedColours(before, after, (rank, colour) => changed.set(rank, colour));
        for (let rank = 0; rank < 12; rank += 1) {
          const old = before.colours[before.indexes[rank] ?? 0];
          const fresh = after.colours[after.indexes[rank] ?? 0];
          expect(changed.get(rank)).toBe(old === fresh ? undefined : fresh);
        }
      }),
    );
  });

  it('touch every commune when nothing was shown', () => {
    fc.assert(
      fc.property(shown, (after) => {
        let touched = 0;
        changedColours(null, after, () => {
          touched += 1;
        });
        expect(touched).toBe(12);
      }),
    );
  });
});

describe('theme of the map', () => {
  for (const theme of Object.values(themes)) {
    it(`lets lines, hatching and names stand out (${theme.scheme})`, () => {
      for (const mark of [theme.hatch, theme.accent, theme.spot, theme.ink]) expect(contrast(mark, theme.land)).toBeGreaterThanOrEqual(3);
      for (const text of [theme.ink, theme.inkSoft, theme.accent]) expect(contrast(text, theme.halo)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
      for (const line of [theme.accent, theme.spot]) expect(contrast(line, theme.halo)).toBeGreaterThanOrEqual(3);
    });
  }
});
