import type { Row } from '../../src/contract/tables';
import { actionStatuts } from '../../src/contract/vocabulary';
import type { readTable } from '../../scripts/lib/read-published';
import { seededRandom } from '../data/support/published';

export type ActionsLoad = { readonly [T in 'communes' | 'contrats' | 'territoires_communes' | 'axes' | 'actions' | 'actions_themes' | 'actions_pilotes' | 'actions_communes' | 'themes']: Row<T>[] };

const words = ['accès', 'santé', 'mobilité', 'prévention', 'jeunes', 'aidants', 'soins', 'réseau', 'précarité', 'numérique', 'Œuvrer', 'habitants', 'coordination'];

/** A load, not data: `contracts` contracts of 30 actions each on communes that exist, for the bench alone. */
export function actionsLoad(contracts: number, communes: ReturnType<typeof readTable>): ActionsLoad {
  const random = seededRandom(5);
  const below = (count: number): number => Math.floor(random() * count);
  const phrase = (count: number): string => Array.from({ length: count }, () => words[below(words.length)] ?? '').join(' ');
  const codes = Array.from({ length: communes.numRows }, (_, row) => String(communes.getChild('code')?.get(row)));
  const names = Array.from({ length: communes.numRows }, (_, row) => String(communes.getChild('nom')?.get(row)));
  const themes = Array.from({ length: 17 }, (_, ordre): Row<'themes'> => ({ id: `theme_${ordre}`, libelle: `Thème ${ordre}`, definition: 'd', ordre }));
  const load = {
    communes: codes.map((code, row): Row<'communes'> => ({
      code, nom: names[row] ?? code, departement: code.slice(0, 2), region: null, epci: null, bassin_vie: null, population: 1, superficie_km2: 1, lon: 1, lat: 46,
      point_reference: null, densite: null, frr: null, codes_postaux: '', xmin: null, ymin: null, xmax: null, ymax: null,
    })),
    contrats: Array<Row<'contrats'>>(),
    territoires_communes: Array<Row<'territoires_communes'>>(),
    axes: Array<Row<'axes'>>(),
    actions: Array<Row<'actions'>>(),
    actions_themes: Array<Row<'actions_themes'>>(),
    actions_pilotes: Array<Row<'actions_pilotes'>>(),
    actions_communes: Array<Row<'actions_communes'>>(),
    themes,
  };
  for (let at = 0; at < contracts; at += 1) {
    const contrat = `contrat-${at}`;
    load.contrats.push({
      id: contrat, territoire: `cls:${at}`, nom: `Contrat ${at}`, generation: 1, debut: String(2016 + below(10)), fin: String(2021 + below(10)), date_signature: null,
      porteur: null, statut_perimetre: 'declare', motif_perimetre: null, licence_perimetre: null, contact: null, telephone: null, courriel: null, site: null,
      nb_actions_annoncees: null, objectifs_generaux: null, freins: null, gouvernance: null, source: 'charge de mesure',
    });
    for (let each = 0; each < 100; each += 1) load.territoires_communes.push({ territoire: `cls:${at}`, commune: codes[(at * 100 + each) % codes.length] ?? '' });
    for (let axis = 0; axis < 5; axis += 1) load.axes.push({ id: `${contrat}:axe-${axis}`, contrat, parent: null, niveau: 'axe', numero: String(axis + 1), intitule: phrase(6), transversal: false });
    for (let number = 0; number < 30; number += 1) {
      const id = `${contrat}:action-${number}`;
      const portee = below(4) === 0 ? 'communes' : 'territoire';
      load.actions.push({
        id, contrat, axe: `${contrat}:axe-${below(5)}`, nature: at % 3 === 0 ? 'operation' : 'fiche', numero: at % 3 === 0 ? null : String(number + 1), intitule: phrase(12), portee,
        statut: actionStatuts[below(actionStatuts.length)] ?? 'non_renseigne', debut: null, fin: null, source: 'charge de mesure',
      });
      const theme = below(17);
      load.actions_themes.push({ action: id, theme: `theme_${theme}` }, { action: id, theme: `theme_${(theme + 1 + below(15)) % 17}` });
      load.actions_pilotes.push({ action: id, pilote: `Pilote ${at % 50}-${below(8)}` });
      if (portee === 'communes') load.actions_communes.push({ action: id, commune: codes[(at * 100 + below(100)) % codes.length] ?? '' });
    }
  }
  return load;
}
