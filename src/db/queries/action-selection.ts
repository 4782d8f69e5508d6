import * as v from 'valibot';
import { defineQuery } from '../query';
import { actionTable, facetBits } from './action-table';
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

/** A facet's refusal, as its bit of `refus` (`facetBits`). */
const refusedBy = (facette: keyof typeof facetBits, kept: string): string => `if(${kept}, 0, ${facetBits[facette]})`;
const among = (facette: keyof typeof facetBits & keyof typeof params, cell: string): string =>
  refusedBy(facette, `$${facette} IS NULL OR list_contains(string_split($${facette}, chr(10)), ${cell})`);
const anyAmong = (facette: keyof typeof facetBits & keyof typeof params): string =>
  refusedBy(facette, `$${facette} IS NULL OR list_has_any(string_split($${facette}, chr(10)), p.${facette})`);

const tables = ['contrats', 'axes', 'actions', 'actions_themes', 'actions_pilotes', 'actions_communes', 'themes', 'territoires_communes'] as const;

/** Each action with the facets that refuse it, one bit each. Dates of reduced precision compare as texts of the same length. */
const judged = (asked: string): string => `
    judged AS (
      SELECT p.*,
        CASE
          WHEN p.fin < left($jour, length(p.fin)) THEN 'echu'
          WHEN p.debut > left($jour, length(p.debut)) THEN 'a_venir'
          WHEN p.debut IS NULL OR p.fin IS NULL THEN 'inconnu'
          ELSE 'en_cours'
        END AS etat,
        ${among('contrats', 'p.contrat')} + ${anyAmong('axes')} + ${anyAmong('themes')} + ${anyAmong('pilotes')}
          + ${among('portees', 'p.portee')} + ${among('statuts', 'p.statut')} + ${among('natures', 'p.nature')} + ${among('etats', 'etat')}
          + ${refusedBy('communes', '$commune IS NULL OR list_contains(p.communes, $commune) OR list_contains(p.couvertes, $commune)')}
          + ${refusedBy('mots', `$mots IS NULL OR len(list_filter(string_split($mots, ' '), lambda mot: NOT contains(p.texte, mot))) = 0`)}
        AS refus
      FROM actions_a_plat p, ${asked}
    )`;

const counts = `(count(*) FILTER (WHERE nature = 'fiche'))::DOUBLE AS fiches, (count(*) FILTER (WHERE nature = 'operation'))::DOUBLE AS operations`;

/**
 * The actions that the filters keep, and how many each value of a facet would keep, the other facets staying as they are: one row a value.
 * Numbered sheets and unnumbered operations are counted apart. Facet `actions`: one row, whose `ids` are the actions kept, as one
 * text on the way, which is quicker than a list; none where no action is kept; `ids` is null elsewhere. Facet
 * `communes`: actions that name a commune, by its code; `entiers`: actions of the whole territory, by contract; both whatever the
 * commune chosen.
 */
export const actionSelection = defineQuery({
  name: 'actionSelection',
  tables,
  derived: actionTable,
  asked: 'demande_actions',
  params: v.object(params),
  sql: `
    WITH ${judged('demande_actions')},
    cells AS (SELECT id, nature, etat, refus, unnest(cellules) AS cell FROM judged)
    SELECT cell.facette AS facette, coalesce(cell.valeur, etat) AS valeur, ${counts}, string_agg(id, chr(10)) FILTER (WHERE cell.bit = 0) AS ids
    FROM cells
    WHERE refus = 0 OR refus = cell.bit
    GROUP BY cell.facette, coalesce(cell.valeur, etat)`,
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
  asked: 'demande_croisement',
  params: v.object({ ...params, par: v.picklist(['contrats', 'pilotes']) }),
  sql: `
    WITH ${judged('demande_croisement')},
    lines AS (
      SELECT nature, CASE WHEN len(judged.themes) = 0 THEN [''] ELSE judged.themes END AS themes,
        unnest(CASE WHEN $par = 'contrats' THEN [contrat] WHEN len(judged.pilotes) = 0 THEN [''] ELSE judged.pilotes END) AS ligne
      FROM judged, demande_croisement
      WHERE refus & ~(${facetBits.themes} | CASE WHEN $par = 'contrats' THEN ${facetBits.contrats} ELSE ${facetBits.pilotes} END) = 0
    ),
    cells AS (SELECT nature, ligne, unnest(themes) AS theme FROM lines)
    SELECT ligne, theme, ${counts}
    FROM cells
    GROUP BY ligne, theme
    ORDER BY ligne, theme`,
  row: v.object({ ligne: text, theme: text, fiches: number, operations: number }),
});
