import type { IndicateurSens, OrdreModalites } from '../contract/vocabulary';
import { hexOfOklab, type Oklab, oklabOfHex } from './colour';

export interface PaletteInput {
  readonly nature: 'continu' | 'categoriel';
  readonly sens: IndicateurSens;
  /** Order of the categories; null when they have none, and for a continuous indicator. */
  readonly ordonne: OrdreModalites | null;
  /** Value that means something (2.5 for the GPs' APL), or null. */
  readonly seuil: number | null;
  /** Inner breaks, ascending; empty for a categorical indicator. */
  readonly breaks: readonly number[];
  /** Number of classes or of categories. */
  readonly count: number;
  readonly scheme: 'light' | 'dark';
}

type Scheme = PaletteInput['scheme'];
type Anchors = readonly string[];

/**
 * Anchors of the ramps, from the class nearest the paper to the one farthest from it: pale to deep on light paper,
 * deep to bright on dark paper. Colours are told apart by lightness first, so that every colour-blind reader can order them;
 * hue only says which way is better: blue is the favourable side, orange the unfavourable one, violet neither.
 */
const ramps = {
  light: {
    cool: ['#e4f1f1', '#a3d2d8', '#559fc0', '#2c69a5', '#1d2f66'],
    warm: ['#fbeed3', '#f6c686', '#e08a4c', '#b04f3a', '#611f3c'],
    violet: ['#efecf6', '#c8c0e2', '#9888c2', '#6a529c', '#371f63'],
    coolSide: ['#d6e7ee', '#8dbdd6', '#4587b6', '#153c73'],
    warmSide: ['#fae5c3', '#eeae66', '#c66a2b', '#6f2a10'],
  },
  dark: {
    cool: ['#22394a', '#27607f', '#3b90ae', '#74c2cd', '#d3f1ec'],
    warm: ['#47293a', '#85403f', '#c26a45', '#eba868', '#fde9c4'],
    violet: ['#332c49', '#5b4a86', '#8873b8', '#b8a9dd', '#ece5fa'],
    coolSide: ['#2c4656', '#3f7c9c', '#6bb5d6', '#c9ecfb'],
    warmSide: ['#50402c', '#946035', '#dd924b', '#ffdca6'],
  },
} as const satisfies Record<Scheme, Record<string, Anchors>>;

/** The lightness of the farthest class falls short of the last anchor when classes are few: no need for the deepest ink. */
const reach = (count: number): number => Math.min(1, 0.62 + 0.08 * count);

/** The colour of a ramp at a lightness: anchors are monotone in lightness, so exactly one point of the ramp has it. */
function atLightness(anchors: readonly Oklab[], lightness: number): Oklab {
  for (let i = 1; i < anchors.length; i += 1) {
    const from = anchors[i - 1];
    const to = anchors[i];
    if (from === undefined || to === undefined) break;
    const share = (lightness - from[0]) / (to[0] - from[0]);
    if (share > 1 && i < anchors.length - 1) continue;
    return [lightness, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];
  }
  return [lightness, 0, 0];
}

/** `count` colours of a ramp in even steps of lightness, the one nearest the paper first. */
function sample(ramp: Anchors, count: number, from = 0): string[] {
  const anchors = ramp.map(oklabOfHex);
  const first = anchors[0]?.[0] ?? 0;
  const last = anchors.at(-1)?.[0] ?? 1;
  const end = reach(count);
  return Array.from({ length: count }, (_, i) => {
    const share = count === 1 ? (from + end) / 2 : from + ((end - from) * i) / (count - 1);
    return hexOfOklab(atLightness(anchors, first + (last - first) * share));
  });
}

/** Where the threshold falls among the classes: classes wholly below it, and the class that holds it when no break stands on it. */
function aroundThreshold(breaks: readonly number[], threshold: number): { below: number; holds: boolean } {
  const tolerance = 1e-9 * Math.max(1, Math.abs(threshold));
  const at = breaks.findIndex((value) => Math.abs(value - threshold) <= tolerance);
  if (at !== -1) return { below: at + 1, holds: false };
  return { below: breaks.filter((value) => value < threshold).length, holds: true };
}

/** Both sides grow in steps of the same size, so that as much ink means as far from the threshold on either side. */
function diverging(input: PaletteInput, below: number, holds: boolean): string[] {
  const ramp = ramps[input.scheme];
  const above = input.count - below - (holds ? 1 : 0);
  const longest = Math.max(below, above);
  const side = (anchors: Anchors, count: number): string[] => sample(anchors, longest, longest === 1 ? 0.3 : 0.08).slice(0, count);
  const [belowRamp, aboveRamp] = input.sens === 'bas_favorable' ? [ramp.coolSide, ramp.warmSide] : [ramp.warmSide, ramp.coolSide];
  return [
    ...side(belowRamp, below).toReversed(),
    ...(holds ? [input.scheme === 'light' ? '#eeece6' : '#353a3e'] : []),
    ...side(aboveRamp, above),
  ];
}

/** Categories without an order: hues that differ in lightness too, chosen to stay apart under the three kinds of colour blindness. */
const categories = {
  light: ['#5b9bd5', '#f2cf63', '#cc6a30', '#b3e0ea', '#8a5fa8', '#f0a8b8', '#5b6b33', '#ddd6c6', '#33507a'],
  dark: ['#4f8fce', '#d6a93e', '#bb5c2c', '#a9dbe6', '#7a4c9c', '#e8b0cc', '#48561c', '#7d8286', '#26406b'],
} as const satisfies Record<Scheme, Anchors>;

function sequentialRamp({ sens, scheme }: Pick<PaletteInput, 'sens' | 'scheme'>): Anchors {
  const ramp = ramps[scheme];
  if (sens === 'haut_favorable') return ramp.cool;
  return sens === 'bas_favorable' ? ramp.warm : ramp.violet;
}

/**
 * Colours of classes on paper, the lowest class the palest: one ramp whose lightness alone orders them, so that black and white
 * keeps it, and none as pale as the paper.
 */
export const paperInks = (count: number, sens: IndicateurSens): string[] =>
  sample(sequentialRamp({ sens, scheme: 'light' }), count + 1).slice(1);

/**
 * One colour a class, `#rrggbb`, the lowest class first: diverging around the threshold where there is one,
 * otherwise sequential in the hue that the direction calls for. Ordered categories are sequential, the most of what is
 * measured farthest from the paper; the others get hues. Past nine categories the hues come again.
 */
export function paletteFor(input: PaletteInput): string[] {
  const { nature, ordonne, seuil, breaks, count, scheme } = input;
  if (nature === 'categoriel') {
    const ordered = sample(sequentialRamp(input), count);
    if (ordonne !== null) return ordonne === 'croissant' ? ordered : ordered.toReversed();
    const hues = categories[scheme];
    return Array.from({ length: count }, (_, i) => hues[i % hues.length] ?? hues[0]);
  }
  if (seuil !== null && breaks.length > 0) {
    const { below, holds } = aroundThreshold(breaks, seuil);
    const above = count - below - (holds ? 1 : 0);
    if (below > 0 && above > 0) return diverging(input, below, holds);
  }
  return sample(sequentialRamp(input), count);
}

/** Colours of the classes on the map, and on light paper for its pictures. @param coloursOf those of a scheme. */
export const onPaperToo = (coloursOf: (scheme: Scheme) => readonly string[], scheme: Scheme): { readonly colours: readonly string[]; readonly papier: readonly string[] } => ({ colours: coloursOf(scheme), papier: coloursOf('light') });
