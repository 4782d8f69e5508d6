/**
 * Parts of the country between which no road runs: a nearest point is never looked for across the sea, nor in Guyane
 * from a commune that only planes and pirogues reach. Facts of geography, kept here because no open file states them.
 */

/** Communes on an island without a bridge, or without a road to the rest of their département; same name, same roads. */
const apart: Readonly<Record<string, readonly string[]>> = {
  'Île-de-Bréhat': ['22016'],
  'Île-de-Batz': ['29082'],
  'Île-de-Sein': ['29083'],
  'Île-Molène': ['29084'],
  Ouessant: ['29155'],
  'Belle-Île': ['56009', '56114', '56152', '56241'],
  Groix: ['56069'],
  Hœdic: ['56085'],
  Houat: ['56086'],
  'Île-aux-Moines': ['56087'],
  'Île-d’Arz': ['56088'],
  'Île-d’Aix': ['17004'],
  'Île-d’Yeu': ['85113'],
  'La Désirade': ['97110'],
  'Marie-Galante': ['97108', '97112', '97126'],
  'Terre-de-Bas': ['97130'],
  'Terre-de-Haut': ['97131'],
  'Petite-Terre': ['97608', '97615'],
  Camopi: ['97356'],
  'Grand-Santi': ['97357'],
  'Maripasoula et Papaïchton': ['97353', '97362'],
  Ouanary: ['97314'],
  'Saint-Élie': ['97358'],
  Saül: ['97352'],
};

const massOfCommune = new Map(Object.entries(apart).flatMap(([name, codes]) => codes.map((code) => [code, name])));

/** Name of the road network that a commune belongs to; two communes with the same name can be driven between. */
export function landMassOf(code: string, departement: string): string {
  const own = massOfCommune.get(code);
  if (own !== undefined) return own;
  if (departement === '2A' || departement === '2B') return 'Corse';
  return /^9[78]/u.test(departement) ? departement : 'continent';
}
