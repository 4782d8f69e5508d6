import type { Derived } from '../query';

/** Lower case, without accents nor ligatures: words of `comparable` are looked for in it. */
const folded = (cell: string): string => `replace(replace(strip_accents(lower(${cell})), 'œ', 'oe'), 'æ', 'ae')`;

/** What a facet refuses, as one bit: an action refused by one facet alone still counts among the values of that one. */
export const facetBits = { contrats: 1, axes: 2, themes: 4, pilotes: 8, portees: 16, statuts: 32, natures: 64, etats: 128, communes: 256, mots: 512 } as const;

const cell = (facette: string, valeur: string, bit: number): string => `{bit: ${bit}, facette: '${facette}', valeur: ${valeur}}`;
const cellOf = (facette: keyof typeof facetBits, valeur: string): string => cell(facette, valeur, facetBits[facette]);
const cellsOf = (facette: 'axes' | 'themes' | 'pilotes' | 'communes'): string => `list_transform(${facette}, lambda e: ${cellOf(facette, 'e')})`;

/**
 * One row an action with all that the filters look at, so that a change of a filter reads one small table. `axes`: the objective and its
 * axis, or the axis; `texte`: what the page shows of the action, to be searched. `cellules`: the values that it counts for, with the bit
 * of their facet: `actions` (bit 0) for the count of all, `etats` without a value, which depends on the day, `entiers` for an action of
 * the whole territory, by contract. `couvertes`: the communes of the territory, for such an action.
 */
export const actionTable: Derived = {
  name: 'actions_a_plat',
  sql: `
    CREATE OR REPLACE TEMP TABLE actions_a_plat AS
    SELECT *, list_concat(
        [
          ${cell('actions', `'actions'`, 0)}, ${cellOf('contrats', 'contrat')}, ${cellOf('portees', 'portee')}, ${cellOf('statuts', 'statut')},
          ${cellOf('natures', 'nature')}, ${cellOf('etats', 'NULL')}
        ],
        ${cellsOf('axes')}, ${cellsOf('themes')}, ${cellsOf('pilotes')}, ${cellsOf('communes')},
        CASE WHEN portee = 'territoire' THEN [${cell('entiers', 'contrat', facetBits.communes)}] ELSE [] END
      ) AS cellules
    FROM (
      SELECT a.id, a.contrat, a.nature, a.portee, a.statut, ct.debut, ct.fin, ct.territoire,
        list_filter([x.id, x.parent], lambda e: e IS NOT NULL) AS axes,
        coalesce(th.ids, []::VARCHAR[]) AS themes, coalesce(pi.ids, []::VARCHAR[]) AS pilotes, coalesce(co.ids, []::VARCHAR[]) AS communes,
        CASE WHEN a.portee = 'territoire' THEN coalesce(tc.ids, []::VARCHAR[]) ELSE [] END AS couvertes,
        ${folded(`concat_ws(' ', a.intitule, x.intitule, px.intitule, te.nom, array_to_string(pi.ids, ' '), th.noms, co.noms)`)} AS texte
      FROM actions a
      JOIN contrats ct ON ct.id = a.contrat
      LEFT JOIN territoires te ON te.id = ct.territoire
      LEFT JOIN axes x ON x.id = a.axe
      LEFT JOIN axes px ON px.id = x.parent
      LEFT JOIN (
        SELECT t.action, list(DISTINCT t.theme) AS ids, string_agg(g.libelle, ' ') AS noms
        FROM actions_themes t LEFT JOIN themes g ON g.id = t.theme
        GROUP BY t.action
      ) th ON th.action = a.id
      LEFT JOIN (SELECT action, list(DISTINCT pilote) AS ids FROM actions_pilotes GROUP BY action) pi ON pi.action = a.id
      LEFT JOIN (
        SELECT t.action, list(DISTINCT t.commune) AS ids, string_agg(c.nom, ' ') AS noms
        FROM actions_communes t LEFT JOIN communes c ON c.code = t.commune
        GROUP BY t.action
      ) co ON co.action = a.id
      LEFT JOIN (
        SELECT territoire, list(commune) AS ids FROM territoires_communes WHERE territoire IN (SELECT territoire FROM contrats) GROUP BY territoire
      ) tc ON tc.territoire = ct.territoire
    )`,
};
