/** An agence régionale de santé, which decides the official zoning of its région. */
export interface Ars {
  /** Code of the région. */
  readonly region: string;
  readonly nom: string;
  /** Front page of its site: where each one puts the page of its zoning moves from one year to the next. */
  readonly site: string;
}

/** When the addresses were last looked up (ISO). */
export const arsCheckedOn = '2026-11-27';

const ars = (region: string, nom: string, host: string): Ars => ({ region, nom, site: `https://www.${host}.ars.sante.fr/` });

/** The eighteen agencies, in the order of their names. */
export const agencesRegionales: readonly Ars[] = [
  ars('84', 'Auvergne-Rhône-Alpes', 'auvergne-rhone-alpes'),
  ars('27', 'Bourgogne-Franche-Comté', 'bourgogne-franche-comte'),
  ars('53', 'Bretagne', 'bretagne'),
  ars('24', 'Centre-Val de Loire', 'centre-val-de-loire'),
  ars('94', 'Corse', 'corse'),
  ars('44', 'Grand Est', 'grand-est'),
  ars('01', 'Guadeloupe', 'guadeloupe'),
  ars('03', 'Guyane', 'guyane'),
  ars('32', 'Hauts-de-France', 'hauts-de-france'),
  ars('11', 'Île-de-France', 'iledefrance'),
  ars('04', 'La Réunion', 'lareunion'),
  ars('02', 'Martinique', 'martinique'),
  ars('06', 'Mayotte', 'mayotte'),
  ars('28', 'Normandie', 'normandie'),
  ars('75', 'Nouvelle-Aquitaine', 'nouvelle-aquitaine'),
  ars('76', 'Occitanie', 'occitanie'),
  ars('52', 'Pays de la Loire', 'pays-de-la-loire'),
  ars('93', 'Provence-Alpes-Côte d’Azur', 'paca'),
];

/** The order that says how the zoning of doctors is drawn (13 November 2017, modified since). */
export const zoningOrder = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000036021089';
