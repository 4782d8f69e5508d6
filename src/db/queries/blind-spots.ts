import * as v from 'valibot';
import { defineQuery } from '../query';
import { number, text, textOrNull, texts } from './cells';

/**
 * What each contract loaded does about some themes (`themes` is made by `joinIds`): its actions of the whole territory, those whose
 * document names communes, and which ones. An action of several of the themes counts once. `objectifs` are axes and objectives of
 * those themes to which the document attaches no action: they are no action. A contract without any of them has its row too.
 */
export const contractActionsOnThemes = defineQuery({
  name: 'contractActionsOnThemes',
  tables: ['contrats', 'actions', 'actions_themes', 'actions_communes', 'axes', 'axes_themes', 'territoires_communes'],
  params: v.object({ themes: text }),
  sql: `
    WITH
      wanted AS (SELECT unnest(string_split($themes, ',')) AS theme),
      kept AS (FROM actions a SEMI JOIN (FROM actions_themes t SEMI JOIN wanted w ON w.theme = t.theme) k ON k.action = a.id),
      goals AS (FROM axes x SEMI JOIN (FROM axes_themes t SEMI JOIN wanted w ON w.theme = t.theme) k ON k.axe = x.id),
      counted AS (
        SELECT contrat, count(*) FILTER (WHERE portee = 'territoire') AS territoire, count(*) FILTER (WHERE portee = 'communes') AS communes
        FROM kept
        GROUP BY contrat
      ),
      places AS (
        SELECT k.contrat, list(DISTINCT c.commune ORDER BY c.commune) AS codes
        FROM kept k
        JOIN actions_communes c ON c.action = k.id
        WHERE k.portee = 'communes'
        GROUP BY k.contrat
      ),
      perimeters AS (SELECT territoire, list(commune ORDER BY commune) AS codes FROM territoires_communes GROUP BY territoire),
      aims AS (SELECT contrat, count(*) AS n FROM goals GROUP BY contrat)
    SELECT ct.id, ct.nom, ct.territoire, ct.debut, ct.fin,
      coalesce(n.territoire, 0)::DOUBLE AS actions_territoire, coalesce(n.communes, 0)::DOUBLE AS actions_communes,
      coalesce(p.codes, []::VARCHAR[]) AS localisees, coalesce(t.codes, []::VARCHAR[]) AS perimetre, coalesce(o.n, 0)::DOUBLE AS objectifs
    FROM contrats ct
    LEFT JOIN counted n ON n.contrat = ct.id
    LEFT JOIN places p ON p.contrat = ct.id
    LEFT JOIN perimeters t ON t.territoire = ct.territoire
    LEFT JOIN aims o ON o.contrat = ct.id
    ORDER BY ct.territoire, ct.debut DESC NULLS LAST, ct.id`,
  row: v.object({
    id: text,
    nom: text,
    territoire: text,
    debut: textOrNull,
    fin: textOrNull,
    actions_territoire: number,
    actions_communes: number,
    /** Codes of the communes that those actions name. */
    localisees: texts,
    /** Codes of the communes of its territory. */
    perimetre: texts,
    objectifs: number,
  }),
});
