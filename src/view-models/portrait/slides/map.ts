import type { Profession } from '../../../contract/access-file';
import type { DeckBox, DeckCell, DeckSlide } from '../../../domain/deck/deck';
import { formatNumber, nbsp } from '../../../domain/format';
import type { Legend } from '../../legend';
import { professionWords } from '../../planner/professions';
import type { AccessCard } from '../access';
import { columns, rows, textIn } from './places';

/** The drawn map. */
export interface SlidePicture {
  /** Of the shape of `mapUnits`. */
  readonly png: Uint8Array;
  /** Communes of the territory out of the frame. */
  readonly outside: string;
}

/** Where the map stands on its slide. */
const mapPlace: DeckBox = columns(0.58)[0];
/** Units of a picture in an inch: its names are then of ten points and a half. */
const unitsAnInch = 96;
const even = (length: number): number => 2 * Math.floor((length * unitsAnInch) / 2);
/** Size of the map in units of a picture, and pixels in one: 240 dots an inch on the slide. */
export const mapUnits = { width: even(mapPlace.w), height: even(mapPlace.h) } as const;
export const mapScale = 240 / unitsAnInch;

interface MapSlideInput {
  readonly profession: Profession;
  /** Null where the profession has no figures. */
  readonly card: AccessCard | null;
  readonly legend: Legend | null;
  /** Why it is not there, where it is not. */
  readonly picture: SlidePicture | string;
  /** Source and vintage. */
  readonly foot: string;
}

const hatches = { secret: '╳╳╳', absent: '╱╱╱', horsChamp: '· · ·' } as const;
const people = (count: Legend['classes'][number]['people']): string => (typeof count === 'number' ? formatNumber(Math.round(count)) : 'non disponible');

function legendRows(legend: Legend): DeckCell[][] {
  return [
    ...legend.classes.map(({ label, colour, units, people: count }) => [{ text: '', fill: colour }, { text: label }, { text: formatNumber(units) }, { text: people(count) }]),
    ...legend.missing.map(({ label, reason, units, people: count }) => [{ text: hatches[reason] }, { text: label }, { text: formatNumber(units) }, { text: people(count) }]),
  ];
}

/** The access to a profession on the map, with its legend. */
export function mapSlide({ profession, card, legend, picture, foot }: MapSlideInput): DeckSlide {
  const words = professionWords[profession];
  const [, side] = columns(0.58);
  const [table, below] = rows(side, 3.9);
  if (card === null || legend === null) {
    return { title: `L’accès n’est pas disponible${nbsp}: ${words.label.toLowerCase()}`, blocks: [textIn(mapPlace, [{ text: 'Aucun chiffre d’accès à cette profession n’est publié ici.' }])], foot, notes: [] };
  }
  const alt = `Carte des communes, ${card.title.toLowerCase()}, en ${words.unit}. ${card.under} ${legend.classes.map(({ label, units }) => `${label}${nbsp}: ${formatNumber(units)}`).join(', ')}.`;
  return {
    title: card.under,
    blocks: [
      typeof picture === 'string'
        ? textIn(mapPlace, [{ text: `${picture} La légende, à côté, dit la même chose.` }])
        : { kind: 'image', x: mapPlace.x, y: mapPlace.y, w: mapUnits.width / unitsAnInch, h: mapUnits.height / unitsAnInch, png: picture.png, alt },
      {
        kind: 'tableau',
        ...table,
        alt: `Légende${nbsp}: ${card.title}, en ${words.unit}, communes et personnes par classe.`,
        columns: [
          { titre: '', w: 0.55 },
          { titre: words.unit, w: side.w - 0.55 - 1.35 - 1.4 },
          { titre: 'Communes', w: 1.35, right: true },
          { titre: 'Personnes', w: 1.4, right: true },
        ],
        rows: legendRows(legend),
        size: [13, 9.5],
      },
      textIn(below, [{ text: card.level }, ...(legend.threshold === null ? [] : [{ text: `${legend.threshold.text}.`, soft: true }]), ...(typeof picture === 'string' || picture.outside === '' ? [] : [{ text: picture.outside, soft: true }])], [14, 10]),
    ],
    foot,
    notes: ['Les classes sont les mêmes dans tous les portraits, alignées sur le seuil, coupées sur toute la France : deux portraits se comparent.', card.level, card.under],
  };
}
