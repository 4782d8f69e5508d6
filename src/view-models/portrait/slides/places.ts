import type { DeckBox, DeckText } from '../../../domain/deck/deck';

/** Under the title, above the foot: what a slide has for its blocks, inches. */
export const content: DeckBox = { x: 0.6, y: 1.55, w: 12.13, h: 5.3 };
const gap = 0.35;

/** The content in two columns. @param share of the first. */
export function columns(share: number): readonly [DeckBox, DeckBox] {
  const w = (content.w - gap) * share;
  return [
    { ...content, w },
    { ...content, x: content.x + w + gap, w: content.w - gap - w },
  ];
}

/** A box cut in two, one under the other. @param h of the first, inches. */
export const rows = (box: DeckBox, h: number): readonly [DeckBox, DeckBox] => [
  { ...box, h },
  { ...box, y: box.y + h + 0.15, h: box.h - h - 0.15 },
];

export const textIn = (box: DeckBox, paragraphs: DeckText['paragraphs'], size: DeckText['size'] = [16, 11]): DeckText => ({ kind: 'texte', ...box, paragraphs, size });

/** Light colours of the charts: the territory, what it is compared to, its threshold, then one a line. */
export const chartColours = { own: '#0a5a6b', other: '#86909a', threshold: '#b8005c', lines: ['#0a5a6b', '#b8005c', '#7a4a00', '#5b4a86'] } as const;
