/** Colours as `#rrggbb`, handled in OKLab: a perceptual space, so that even steps look even. Source of the matrices: Björn Ottosson, "A perceptual color space for image processing" (2020). */

/** Lightness 0 to 1, then green-red and blue-yellow axes. */
export type Oklab = readonly [L: number, a: number, b: number];

const channelToLinear = (byte: number): number => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

const linearToChannel = (linear: number): number => {
  const c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, c)) * 255);
};

/** Linear-light red, green and blue, 0 to 1. @throws RangeError if the text is not `#rrggbb`. */
export function linearRgb(hex: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/iu.test(hex)) throw new RangeError(`couleur #rrggbb attendue, « ${hex} » reçu`);
  const packed = Number.parseInt(hex.slice(1), 16);
  return [channelToLinear(packed >> 16), channelToLinear((packed >> 8) & 0xff), channelToLinear(packed & 0xff)];
}

/** The nearest `#rrggbb` to a linear-light colour: channels out of gamut are clipped. */
export function hexOfLinearRgb(rgb: readonly [number, number, number]): string {
  return `#${rgb.map((channel) => linearToChannel(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** @throws RangeError if the text is not `#rrggbb`. */
export function oklabOfHex(hex: string): Oklab {
  const [r, g, b] = linearRgb(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function hexOfOklab([L, a, b]: Oklab): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hexOfLinearRgb([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]);
}

/** The colour at `share` (0 to 1) of the way from one colour to the other, along a straight line of OKLab. */
export function mix(from: string, to: string, share: number): string {
  const [l0, a0, b0] = oklabOfHex(from);
  const [l1, a1, b1] = oklabOfHex(to);
  return hexOfOklab([l0 + (l1 - l0) * share, a0 + (a1 - a0) * share, b0 + (b1 - b0) * share]);
}

function luminance(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG 2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [x, y] = [luminance(one), luminance(other)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
