import type { LieuCategorie } from '../contract/vocabulary';

/**
 * Symbol of a category of points, the same on the map and in the legend: a shape, a colour and a letter,
 * each enough to tell it from the others of its family. Paths are SVG path data in a box of 24 by 24, centred.
 */
export interface LieuSymbol {
  /** Outline of the badge. */
  readonly shape: string;
  readonly letter: string;
  readonly colour: Readonly<Record<'light' | 'dark', string>>;
}

/** Colour of the letter and of the ring that detaches the badge from any class under it. */
export const symbolRing = { light: '#ffffff', dark: '#0d1216' } as const satisfies Record<'light' | 'dark', string>;

/** Ring of dashes around a symbol whose published point is no stop: a circle of this radius, in the same box. */
export const itinerantRing = { radius: 11, dash: 3.2, gap: 2.2, width: 1.8 } as const;

const regular = (sides: number, radius: number, turn = 0): string =>
  `${Array.from({ length: sides }, (_, i) => {
    const angle = ((turn + (360 * i) / sides - 90) * Math.PI) / 180;
    const x = 12 + radius * Math.cos(angle);
    const y = 12 + radius * Math.sin(angle);
    return `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
  }).join('')}Z`;

const rectangle = (width: number, height: number): string => {
  const x = 12 - width / 2;
  const y = 12 - height / 2;
  return `M${x} ${y}H${x + width}V${y + height}H${x}Z`;
};

const circle = (radius: number): string => `M${12 - radius} 12a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

const cross = 'M8.5 3.5H15.5V8.5H20.5V15.5H15.5V20.5H8.5V15.5H3.5V8.5H8.5Z';

export const lieuSymbols: Readonly<Record<LieuCategorie, LieuSymbol>> = {
  relais_sante: { shape: cross, letter: 'R', colour: { light: '#00614b', dark: '#6fdcb9' } },
  france_services: { shape: circle(8.4), letter: 'F', colour: { light: '#2f3f9e', dark: '#a9b8ff' } },
  bus_sante: { shape: rectangle(19, 12), letter: 'B', colour: { light: '#00614b', dark: '#6fdcb9' } },
  hopital: { shape: rectangle(15.5, 15.5), letter: 'H', colour: { light: '#a3123c', dark: '#ff9db4' } },
  ehpad: { shape: regular(5, 9.6), letter: 'E', colour: { light: '#6b2f8f', dark: '#d8aef5' } },
  residence_autonomie: { shape: regular(6, 9.2), letter: 'A', colour: { light: '#6b2f8f', dark: '#d8aef5' } },
  accueil_jour: { shape: regular(8, 9, 22.5), letter: 'J', colour: { light: '#6b2f8f', dark: '#d8aef5' } },
  gare: { shape: rectangle(13, 18), letter: 'G', colour: { light: '#1f3440', dark: '#c3d3dc' } },
  covoiturage: { shape: regular(4, 10.6), letter: 'C', colour: { light: '#7a3d00', dark: '#ffc078' } },
  transport_solidaire: { shape: regular(3, 11.4), letter: 'S', colour: { light: '#7a3d00', dark: '#ffc078' } },
  transport_demande: { shape: regular(3, 11.4, 180), letter: 'D', colour: { light: '#7a3d00', dark: '#ffc078' } },
  autre: { shape: circle(6), letter: '', colour: { light: '#46525e', dark: '#bcc7cf' } },
};
