/** An agence régionale de santé, which decides the official zoning of its région. */
export interface Ars {
  /** Code of the région. */
  readonly region: string;
  readonly nom: string;
  /** Front page of its site. */
  readonly site: string;
  /** Its page on the zoning of doctors, where one was found; these move from one order to the next. */
  readonly page: { readonly sujet: SujetPage; readonly adresse: string } | null;
}

/** `zonage`: the zones themselves; `aides`: what they open a right to, zone by zone. */
type SujetPage = 'zonage' | 'aides';

/** When the addresses were last looked up (ISO). */
export const arsCheckedOn = '2026-11-28';

function ars(region: string, nom: string, host: string, adresse: string | null = null, sujet: SujetPage = 'zonage'): Ars {
  return { region, nom, site: `https://www.${host}.ars.sante.fr/`, page: adresse === null ? null : { sujet, adresse } };
}

/** The eighteen agencies, in the order of their names. */
export const agencesRegionales: readonly Ars[] = [
  ars('84', 'Auvergne-Rhône-Alpes', 'auvergne-rhone-alpes', 'https://www.auvergne-rhone-alpes.ars.sante.fr/index.php/acces-aux-soins-publication-du-nouveau-zonage-des-medecins-generalistes-en-auvergne-rhone-alpes'),
  ars('27', 'Bourgogne-Franche-Comté', 'bourgogne-franche-comte', 'https://www.bourgogne-franche-comte.paps.sante.fr/zones-eligibles-aux-aides-linstallation-de-medecins-en-bourgogne-franche-comte?parent=8459'),
  ars('53', 'Bretagne', 'bretagne', 'https://www.bretagne.paps.sante.fr/ou-minstaller-90?rubrique=8720&parent=8722'),
  ars('24', 'Centre-Val de Loire', 'centre-val-de-loire', 'https://www.centre-val-de-loire.ars.sante.fr/index.php/zonage-medecin-en-centre-val-de-loire'),
  ars('94', 'Corse', 'corse', 'https://www.corse.ars.sante.fr/nouveaux-zonages-medecins-et-sages-femmes'),
  ars('44', 'Grand Est', 'grand-est', 'https://www.grand-est.ars.sante.fr/medecins-generalistes-publication-du-nouveau-zonage-2026-pour-lacces-aux-soins'),
  ars('01', 'Guadeloupe', 'guadeloupe', 'https://guadeloupe.paps.sante.fr/ou-minstaller-138?parent=9490'),
  ars('03', 'Guyane', 'guyane', 'https://www.guyane.paps.sante.fr/les-aides-linstallation-26', 'aides'),
  ars('32', 'Hauts-de-France', 'hauts-de-france', 'https://www.hauts-de-france.paps.sante.fr/un-nouveau-zonage-pour-les-medecins'),
  ars('11', 'Île-de-France', 'iledefrance'),
  ars('04', 'La Réunion', 'lareunion'),
  ars('02', 'Martinique', 'martinique', 'https://www.martinique.ars.sante.fr/index.php/zonage-medecins-presentation-de-la-methodologie-et-du-classement-du-territoire?parent=16118'),
  ars('06', 'Mayotte', 'mayotte'),
  ars('28', 'Normandie', 'normandie', 'https://www.normandie.ars.sante.fr/index.php/zonages-7'),
  ars('75', 'Nouvelle-Aquitaine', 'nouvelle-aquitaine', 'https://www.nouvelle-aquitaine.ars.sante.fr/le-zonage-des-medecins-en-nouvelle-aquitaine'),
  ars('76', 'Occitanie', 'occitanie', 'https://www.occitanie.paps.sante.fr/index.php/linstallation-45', 'aides'),
  ars('52', 'Pays de la Loire', 'pays-de-la-loire'),
  ars('93', 'Provence-Alpes-Côte d’Azur', 'paca', 'https://www.paca.paps.sante.fr/nouveau-zonage-des-medecins-liberaux-en-region-paca'),
];

/** The order that says how the zoning of doctors is drawn (13 November 2017, modified since). */
export const zoningOrder = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000036021089';
