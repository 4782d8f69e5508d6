import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicateurSens } from '../../src/contract/vocabulary';
import { contrast, hexOfLinearRgb, hexOfOklab, linearRgb, mix, oklabOfHex } from '../../src/view-models/colour';
import { paletteFor, type PaletteInput, paperInks } from '../../src/view-models/palette';

const schemes = ['light', 'dark'] as const;
const paper = { light: '#eceae4', dark: '#10161b' } as const;
const counts = [3, 4, 5, 6, 7, 8, 9];
const breaksOf = (count: number): number[] => Array.from({ length: count - 1 }, (_, i) => i + 1);

const sequential = (sens: PaletteInput['sens'], count: number, scheme: PaletteInput['scheme']): string[] =>
  paletteFor({ nature: 'continu', sens, ordonne: null, seuil: null, breaks: breaksOf(count), count, scheme });

const difference = (one: string, other: string): number => {
  const x = oklabOfHex(one);
  const y = oklabOfHex(other);
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
};

/** Full dichromacy in linear light. Source: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, severity 1. */
const blindness = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

const seenBy = (kind: keyof typeof blindness, hex: string): string => {
  const [r, g, b] = linearRgb(hex);
  const [x, y, z] = blindness[kind];
  const row = (m: readonly [number, number, number]): number => m[0] * r + m[1] * g + m[2] * b;
  return hexOfLinearRgb([row(x), row(y), row(z)]);
};

describe('colours', () => {
  it('go to OKLab and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (packed) => {
        const hex = `#${packed.toString(16).padStart(6, '0')}`;
        expect(hexOfOklab(oklabOfHex(hex))).toBe(hex);
      }),
    );
  });

  it('mix from one end to the other', () => {
    expect(mix('#1d2f66', '#eceae4', 0)).toBe('#1d2f66');
    expect(mix('#1d2f66', '#eceae4', 1)).toBe('#eceae4');
  });

  it('have the contrast that WCAG defines', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('refuse what is no colour', () => {
    expect(() => oklabOfHex('red')).toThrow(RangeError);
  });
});

describe('sequential palettes', () => {
  for (const scheme of schemes) {
    for (const sens of indicateurSens) {
      it(`order classes by lightness in even steps (${sens}, ${scheme})`, () => {
        for (const count of counts) {
          const lightness = sequential(sens, count, scheme).map((hex) => oklabOfHex(hex)[0]);
          const steps = lightness.slice(1).map((L, i) => (L - (lightness[i] ?? 0)) * (scheme === 'light' ? -1 : 1));
          expect(Math.min(...steps)).toBeGreaterThan(0.035);
          expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.02);
        }
      });

      it(`stand out from the paper at the far end (${sens}, ${scheme})`, () => {
        for (const count of counts) {
          const colours = sequential(sens, count, scheme);
          expect(contrast(colours.at(-1) ?? '', paper[scheme])).toBeGreaterThan(3);
          expect(contrast(colours.at(-1) ?? '', colours[0] ?? '')).toBeGreaterThan(3);
        }
      });
    }
  }
});

const apl = (breaks: number[], scheme: PaletteInput['scheme'], sens: PaletteInput['sens'] = 'haut_favorable'): string[] =>
  paletteFor({ nature: 'continu', sens, ordonne: null, seuil: 2.5, breaks, count: breaks.length + 1, scheme });
const warmth = (hex: string): number => oklabOfHex(hex)[2];

describe('diverging palettes', () => {
  it('change side exactly at the threshold', () => {
    for (const scheme of schemes) {
      const colours = apl([1.5, 2.5, 3, 3.5, 4], scheme);
      expect(colours.map((hex) => warmth(hex) > 0)).toEqual([true, true, false, false, false, false]);
      expect(apl([1.5, 2.5, 3, 3.5, 4], scheme, 'bas_favorable').map((hex) => warmth(hex) > 0)).toEqual([false, false, true, true, true, true]);
    }
  });

  it('show the class that holds the threshold as neither side', () => {
    const [low, middle, high] = apl([2, 3], 'light');
    expect(Math.abs(warmth(middle ?? ''))).toBeLessThan(0.02);
    expect(warmth(low ?? '')).toBeGreaterThan(0.03);
    expect(warmth(high ?? '')).toBeLessThan(-0.01);
  });

  it('are sequential when every class is on one side of the threshold', () => {
    expect(apl([3, 4, 5], 'light')).toHaveLength(4);
    expect(apl([2.5], 'light')).toHaveLength(2);
  });

  it('give as many colours as classes, all different, for any breaks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 8 }),
        fc.constantFrom(...schemes),
        fc.constantFrom(...indicateurSens),
        (values, scheme, sens) => {
          const breaks = values.map((value) => value / 20).toSorted((a, b) => a - b);
          const colours = paletteFor({ nature: 'continu', sens, ordonne: null, seuil: 2.5, breaks, count: breaks.length + 1, scheme });
          expect(new Set(colours).size).toBe(breaks.length + 1);
          for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/u);
        },
      ),
    );
  });
});

const seven = (ordonne: PaletteInput['ordonne'], scheme: PaletteInput['scheme']): string[] =>
  paletteFor({ nature: 'categoriel', sens: 'neutre', ordonne, seuil: null, breaks: [], count: 7, scheme });

describe('ordered categories', () => {
  for (const scheme of schemes) {
    it(`go step by step away from the paper, towards the most of what is measured (${scheme})`, () => {
      const colours = seven('croissant', scheme);
      const lightness = colours.map((hex) => oklabOfHex(hex)[0] * (scheme === 'light' ? -1 : 1));
      expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
      expect(new Set(colours).size).toBe(7);
      expect(seven('decroissant', scheme)).toEqual(colours.toReversed());
    });
  }
});

describe('every reader', () => {
  const cases = schemes.flatMap((scheme) =>
    counts.flatMap((count) => [
      ...indicateurSens.map((sens) => ({ colours: sequential(sens, count, scheme) })),
      ...Array.from({ length: count - 1 }, (_, at) => ({
        colours: paletteFor({ nature: 'continu', sens: 'haut_favorable', ordonne: null, seuil: at + 1, breaks: breaksOf(count), count, scheme }),
      })),
    ]),
  );

  for (const kind of ['protanopia', 'deuteranopia', 'tritanopia'] as const) {
    it(`tells neighbouring classes apart (${kind})`, () => {
      for (const { colours } of cases) {
        const seen = colours.map((hex) => seenBy(kind, hex));
        for (let i = 1; i < seen.length; i += 1) expect(difference(seen[i - 1] ?? '', seen[i] ?? '')).toBeGreaterThan(0.03);
      }
    });

    it(`tells the two sides of a threshold apart (${kind})`, () => {
      for (const scheme of schemes) {
        for (const count of counts) {
          const at = Math.floor(count / 2);
          const colours = paletteFor({ nature: 'continu', sens: 'haut_favorable', ordonne: null, seuil: at, breaks: breaksOf(count), count, scheme });
          const below = colours.slice(0, at).map((hex) => seenBy(kind, hex));
          const above = colours.slice(at).map((hex) => seenBy(kind, hex));
          for (const one of below) for (const other of above) expect(difference(one, other)).toBeGreaterThan(0.04);
        }
      }
    });

    it(`tells categories apart (${kind})`, () => {
      for (const scheme of schemes) {
        const seen = paletteFor({ nature: 'categoriel', sens: 'neutre', ordonne: null, seuil: null, breaks: [], count: 9, scheme }).map((hex) => seenBy(kind, hex));
        for (const [i, one] of seen.entries()) for (const other of seen.slice(i + 1)) expect(difference(one, other)).toBeGreaterThan(0.04);
      }
    });
  }
});

/** CIE L*, 0 to 100, of the grey that a printer makes of a colour, from its luminance. */
const grey = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const y = 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0);
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
};

describe('classes on paper, in black and white', () => {
  it.each(indicateurSens.flatMap((sens) => [3, 4, 5, 6, 7].map((count) => [sens, count] as const)))('%s, %i classes: each darker than the one before and than the paper, by a step that shows', (sens, count) => {
    const greys = ['#ffffff', ...paperInks(count, sens)].map(grey);
    expect(greys).toHaveLength(count + 1);
    greys.slice(1).forEach((own, i) => expect((greys[i] ?? 0) - own).toBeGreaterThan(8));
  });
});
