import * as v from 'valibot';
import { defineQuery } from '../query';
import { actionTable } from './action-table';
import { number, text, textOrNull } from './cells';

/** Values of the filters: those of a facet as one text (`joinValues`), null for any; `mots` as `comparable` gives them. */
const params = {
  contrats: textOrNull,
  axes: textOrNull,
  themes: textOrNull,
  pilotes: textOrNull,
  portees: textOrNull,
  statuts: textOrNull,
  natures: textOrNull,
  etats: textOrNull,
  commune: textOrNull,
  mots: textOrNull,
  /** `YYYY-MM-DD`. */
  jour: text,
};

const refusedBy = (facette: string, kept: string): string => `CASE WHEN NOT (${kept}) THEN '${facette}' END`;
const among = (facette: string, cell: string): string =>
  refusedBy(facette, `$${facette} IS NULL OR list_contains(string_split($${facette}, chr(10)), ${cell})`);
const anyAmong = (facette: string): string => refusedBy(facette, `$${facette} IS NULL OR list_has_any(string_split($${facette}, chr(10)), ${facette})`);

const tables = ['contrats', 'axes', 'actions', 'actions_themes', 'actions_pilotes', 'actions_communes', 'themes', 'territoires_communes'] as const;

/** Each action with the facets that refuse it. Dates of reduced precision compare as texts of the same length. */
const judged = `
    dated AS (
      SELECT *, CASE
          WHEN fin < left($jour, length(fin)) THEN 'echu'
          WHEN debut > left($jour, length(debut)) THEN 'a_venir'
          WHEN debut IS NULL OR fin IS NULL THEN 'inconnu'
          ELSE 'en_cours'
        END AS etat
      FROM actions_a_plat
    ),
    judged AS MATERIALIZED (
      SELECT *, list_filter([
          ${among('contrats', 'contrat')}, ${anyAmong('axes')}, ${anyAmong('themes')}, ${anyAmong('pilotes')},
          ${among('portees', 'portee')}, ${among('statuts', 'statut')}, ${among('natures', 'nature')}, ${among('etats', 'etat')},
          ${refusedBy(
            'communes',
            `$commune IS NULL OR list_contains(communes, $commune)
              OR (portee = 'territoire' AND territoire IN (SELECT territoire FROM territoires_communes WHERE commune = $commune))`,
          )},
          ${refusedBy('mots', `$mots IS NULL OR len(list_filter(string_split($mots, ' '), lambda mot: NOT contains(texte, mot))) = 0`)}
        ], lambda refus: refus IS NOT NULL) AS refus
      FROM dated
    )`;

const counts = `(count(*) FILTER (WHERE nature = 'fiche'))::DOUBLE AS fiches, (count(*) FILTER (WHERE nature = 'operation'))::DOUBLE AS operations`;

/**
 * The actions that the filters keep, and how many each value of a facet would keep, the other facets staying as they are: one row a value.
 * Numbered sheets and unnumbered operations are counted apart. Facet `actions`: one row, whose `ids` are the actions kept, as one
 * text on the way, which is quicker than a list; null elsewhere and where none is kept. Facet
 * `communes`: actions that name a commune, by its code; `entiers`: actions of the whole territory, by contract; both whatever the
 * commune chosen.
 */
export const actionSelection = defineQuery({
  name: 'actionSelection',
  tables,
  derived: actionTable,
  params: v.object(params),
  sql: `
    WITH ${judged},
    cells AS (
      SELECT nature, refus, unnest(list_concat(
        [
          {facette: 'contrats', valeur: contrat},
          {facette: 'portees', valeur: portee},
          {facette: 'statuts', valeur: statut},
          {facette: 'natures', valeur: nature},
          {facette: 'etats', valeur: etat}
        ],
        list_transform(axes, lambda e: {facette: 'axes', valeur: e}),
        list_transform(themes, lambda e: {facette: 'themes', valeur: e}),
        list_transform(pilotes, lambda e: {facette: 'pilotes', valeur: e}),
        list_transform(communes, lambda e: {facette: 'communes', valeur: e}),
        CASE WHEN portee = 'territoire' THEN [{facette: 'entiers', valeur: contrat}] ELSE [] END
      )) AS cell
      FROM judged
    )
    SELECT cell.facette AS facette, cell.valeur AS valeur, ${counts}, NULL AS ids
    FROM cells
    WHERE len(refus) = 0 OR refus = [CASE WHEN cell.facette = 'entiers' THEN 'communes' ELSE cell.facette END]
    GROUP BY cell.facette, cell.valeur
    UNION ALL
    SELECT 'actions', 'actions', ${counts}, string_agg(id, chr(10))
    FROM judged
    WHERE len(refus) = 0`,
  row: v.object({
    facette: v.picklist(['actions', 'contrats', 'axes', 'themes', 'pilotes', 'portees', 'statuts', 'natures', 'etats', 'communes', 'entiers']),
    valeur: text,
    fiches: number,
    operations: number,
    ids: v.nullable(v.pipe(text, v.transform((ids) => ids.split('\n')))),
  }),
});

/**
 * Actions by theme and by contract or pilot, as the filters keep them, those on the two facets crossed left aside. An action counts on each
 * of its themes. Empty texts: no pilot, or no theme, in the document.
 */
export const actionCrossing = defineQuery({
  name: 'actionCrossing',
  tables,
  derived: actionTable,
  params: v.object({ ...params, par: v.picklist(['contrats', 'pilotes']) }),
  sql: `
    WITH ${judged},
    lines AS (
      SELECT nature, CASE WHEN len(themes) = 0 THEN [''] ELSE themes END AS themes,
        unnest(CASE WHEN $par = 'contrats' THEN [contrat] WHEN len(pilotes) = 0 THEN [''] ELSE pilotes END) AS ligne
      FROM judged
      WHERE len(list_filter(refus, lambda facette: facette <> 'themes' AND facette <> $par)) = 0
    ),
    cells AS (SELECT nature, ligne, unnest(themes) AS theme FROM lines)
    SELECT ligne, theme, ${counts}
    FROM cells
    GROUP BY ligne, theme
    ORDER BY ligne, theme`,
  row: v.object({ ligne: text, theme: text, fiches: number, operations: number }),
});
