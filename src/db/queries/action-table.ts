import type { Derived } from '../query';

/** Lower case, without accents nor ligatures: words of `comparable` are looked for in it. */
const folded = (cell: string): string => `replace(replace(strip_accents(lower(${cell})), 'œ', 'oe'), 'æ', 'ae')`;

/**
 * One row an action with all that the filters look at, so that a change of a filter reads one small table. `axes`: the objective and its
 * axis, or the axis; `texte`: what the page shows of the action, to be searched.
 */
export const actionTable: Derived = {
  name: 'actions_a_plat',
  sql: `
    CREATE OR REPLACE TEMP TABLE actions_a_plat AS
    SELECT a.id, a.contrat, a.nature, a.portee, a.statut, ct.debut, ct.fin, ct.territoire,
      list_filter([x.id, x.parent], lambda e: e IS NOT NULL) AS axes,
      coalesce(th.ids, []::VARCHAR[]) AS themes, coalesce(pi.ids, []::VARCHAR[]) AS pilotes, coalesce(co.ids, []::VARCHAR[]) AS communes,
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
    ) co ON co.action = a.id`,
};
