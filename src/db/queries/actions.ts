import * as v from 'valibot';
import { actionNatures, actionPortees, actionStatuts, axeNiveaux } from '../../contract/vocabulary';
import { defineQuery, noParams } from '../query';
import { flag, number, numberOrNull, text, textOrNull, texts } from './cells';

const actionEntries = {
  id: text,
  contrat: text,
  contrat_nom: text,
  contrat_debut: textOrNull,
  contrat_fin: textOrNull,
  /** Null where the document attaches the action to no axis. */
  axe: textOrNull,
  axe_numero: textOrNull,
  axe_intitule: textOrNull,
  axe_parent: textOrNull,
  nature: v.picklist(actionNatures),
  numero: textOrNull,
  intitule: text,
  portee: v.picklist(actionPortees),
  statut: v.picklist(actionStatuts),
  debut: textOrNull,
  fin: textOrNull,
  source: text,
  /** Ids of themes, in the order of the grid. */
  themes: texts,
  pilotes: texts,
  /** Codes of the communes that the action names; empty when it is for the whole territory. */
  communes: texts,
};

const actionColumns = `
      a.id, a.contrat, ct.nom AS contrat_nom, ct.debut AS contrat_debut, ct.fin AS contrat_fin,
      a.axe, x.numero AS axe_numero, x.intitule AS axe_intitule, x.parent AS axe_parent,
      a.nature, a.numero, a.intitule, a.portee, a.statut, a.debut, a.fin, a.source,
      coalesce(th.themes, []::VARCHAR[]) AS themes, coalesce(pi.pilotes, []::VARCHAR[]) AS pilotes,
      coalesce(co.communes, []::VARCHAR[]) AS communes`;

const actionJoins = `
    JOIN contrats ct ON ct.id = a.contrat
    LEFT JOIN axes x ON x.id = a.axe
    LEFT JOIN (
      SELECT t.action, list(t.theme ORDER BY g.ordre, t.theme) AS themes
      FROM actions_themes t LEFT JOIN themes g ON g.id = t.theme
      GROUP BY t.action
    ) th ON th.action = a.id
    LEFT JOIN (SELECT action, list(pilote ORDER BY pilote) AS pilotes FROM actions_pilotes GROUP BY action) pi ON pi.action = a.id
    LEFT JOIN (SELECT action, list(commune ORDER BY commune) AS communes FROM actions_communes GROUP BY action) co ON co.action = a.id`;

const actionTables = ['contrats', 'axes', 'actions', 'actions_themes', 'actions_pilotes', 'actions_communes', 'themes'] as const;

/**
 * Actions of the contracts that hold a commune, and those of any contract that name it. `atteinte` tells how: `nommee`, it is named;
 * `territoire`, the action is for the whole territory; `ailleurs`, the action takes place in other communes of the same territory,
 * which does not say who benefits.
 */
export const actionsReaching = defineQuery({
  name: 'actionsReaching',
  tables: [...actionTables, 'territoires_communes'],
  params: v.object({ commune: text }),
  sql: `
    SELECT ${actionColumns},
      CASE WHEN list_contains(co.communes, $commune) THEN 'nommee' WHEN a.portee = 'territoire' THEN 'territoire' ELSE 'ailleurs' END AS atteinte
    FROM actions a
    ${actionJoins}
    WHERE list_contains(co.communes, $commune)
       OR ct.territoire IN (SELECT territoire FROM territoires_communes WHERE commune = $commune)
    ORDER BY ct.debut DESC NULLS LAST, ct.id, x.id NULLS LAST, a.id`,
  row: v.object({ ...actionEntries, atteinte: v.picklist(['nommee', 'territoire', 'ailleurs']) }),
});

/** Every action of every contract, by contract and axis. */
export const allActions = defineQuery({
  name: 'allActions',
  tables: actionTables,
  params: noParams,
  sql: `
    SELECT ${actionColumns}
    FROM actions a
    ${actionJoins}
    ORDER BY ct.id, x.id NULLS LAST, a.id`,
  row: v.object(actionEntries),
});

/** Axes and objectives with the count of their actions, those of its objectives included for an axis; `contrat` null for all. */
export const axesOfContract = defineQuery({
  name: 'axesOfContract',
  tables: ['axes', 'actions'],
  params: v.object({ contrat: textOrNull }),
  sql: `
    SELECT x.id, x.contrat, x.parent, x.niveau, x.numero, x.intitule, x.transversal,
      count(a.id)::DOUBLE AS actions
    FROM axes x
    LEFT JOIN (SELECT id, unnest([id, parent]) AS counted_in FROM axes) own ON own.counted_in = x.id
    LEFT JOIN actions a ON a.axe = own.id
    WHERE $contrat IS NULL OR x.contrat = $contrat
    GROUP BY ALL
    ORDER BY x.contrat, x.id`,
  row: v.object({
    id: text,
    contrat: text,
    parent: textOrNull,
    niveau: v.picklist(axeNiveaux),
    numero: textOrNull,
    intitule: text,
    transversal: flag,
    actions: number,
  }),
});

/** Pilots with the count of their actions; `contrat` null for all. */
export const pilotsOfContract = defineQuery({
  name: 'pilotsOfContract',
  tables: ['actions', 'actions_pilotes'],
  params: v.object({ contrat: textOrNull }),
  sql: `
    SELECT p.pilote, count(DISTINCT a.id)::DOUBLE AS actions
    FROM actions_pilotes p
    JOIN actions a ON a.id = p.action
    WHERE $contrat IS NULL OR a.contrat = $contrat
    GROUP BY p.pilote
    ORDER BY p.pilote`,
  row: v.object({ pilote: text, actions: number }),
});

/**
 * Every theme of the grid for every contract (or one), with its count of actions, and of axes that carry the theme without any action.
 * Both 0: the contract does not address the theme.
 */
export const themesOfContract = defineQuery({
  name: 'themesOfContract',
  tables: ['contrats', 'themes', 'axes', 'actions', 'actions_themes', 'axes_themes'],
  params: v.object({ contrat: textOrNull }),
  sql: `
    SELECT ct.id AS contrat, th.id AS theme, th.libelle, th.definition, th.ordre,
      coalesce(a.actions, 0)::DOUBLE AS actions, coalesce(x.axes, 0)::DOUBLE AS axes
    FROM contrats ct
    CROSS JOIN themes th
    LEFT JOIN (
      SELECT a.contrat, t.theme, count(DISTINCT a.id) AS actions
      FROM actions_themes t JOIN actions a ON a.id = t.action
      GROUP BY a.contrat, t.theme
    ) a ON a.contrat = ct.id AND a.theme = th.id
    LEFT JOIN (
      SELECT x.contrat, t.theme, count(DISTINCT x.id) AS axes
      FROM axes_themes t JOIN axes x ON x.id = t.axe
      GROUP BY x.contrat, t.theme
    ) x ON x.contrat = ct.id AND x.theme = th.id
    WHERE $contrat IS NULL OR ct.id = $contrat
    ORDER BY ct.id, th.ordre, th.id`,
  row: v.object({ contrat: text, theme: text, libelle: text, definition: text, ordre: number, actions: number, axes: number }),
});

/** Outcomes that a contract states, with their period; `contrat` null for all. */
export const resultsOfContract = defineQuery({
  name: 'resultsOfContract',
  tables: ['resultats'],
  params: v.object({ contrat: textOrNull }),
  sql: `
    SELECT contrat, action, libelle, valeur, unite, annee, periode, source
    FROM resultats
    WHERE $contrat IS NULL OR contrat = $contrat
    ORDER BY contrat, libelle`,
  row: v.object({
    contrat: text,
    action: textOrNull,
    libelle: text,
    valeur: numberOrNull,
    unite: textOrNull,
    annee: numberOrNull,
    periode: textOrNull,
    source: text,
  }),
});
