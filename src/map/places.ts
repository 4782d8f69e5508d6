import { type Bbox, mainland } from './camera';

/** Parts of the country that no single view of the map holds together, in degrees. */
export const placesOfFrance: readonly { readonly nom: string; readonly bbox: Bbox }[] = [
  { nom: 'Métropole', bbox: mainland },
  { nom: 'Guadeloupe', bbox: [-61.82, 15.82, -60.99, 16.53] },
  { nom: 'Martinique', bbox: [-61.24, 14.38, -60.8, 14.89] },
  { nom: 'Guyane', bbox: [-54.62, 2.1, -51.6, 5.8] },
  { nom: 'La Réunion', bbox: [55.2, -21.4, 55.85, -20.86] },
  { nom: 'Mayotte', bbox: [45, -13.02, 45.31, -12.62] },
];
