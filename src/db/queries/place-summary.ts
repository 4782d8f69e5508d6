import * as v from 'valibot';
import { lieuCategories } from '../../contract/vocabulary';
import { defineQuery } from '../query';
import { number, textOrNull, texts } from './cells';

/**
 * Places by category, without the empty ones: in France, in a territory (`territoire` null: France again) or in the communes of `communes` (made
 * by `joinIds`; null: those of the territory), how many of those are no stop,
 * and from which sources of what date.
 */
export const placeSummary = defineQuery({
  name: 'placeSummary',
  tables: ['lieux', 'territoires_communes'],
  params: v.object({ territoire: textOrNull, communes: textOrNull }),
  sql: `
    WITH kept AS (
      SELECT l.categorie, l.itinerant, l.source, l.date_maj,
        CASE
          WHEN $communes IS NOT NULL THEN coalesce(list_contains(string_split($communes, ','), l.commune), false)
          ELSE $territoire IS NULL OR l.commune IN (SELECT commune FROM territoires_communes WHERE territoire = $territoire)
        END AS ici
      FROM lieux l
    )
    SELECT k.categorie,
      count(*)::DOUBLE AS france,
      count(*) FILTER (WHERE k.ici)::DOUBLE AS ici,
      count(*) FILTER (WHERE k.ici AND k.itinerant)::DOUBLE AS itinerants,
      list_sort(list(DISTINCT coalesce(s.titre, k.source))) AS sources,
      coalesce(max(k.date_maj), max(s.date_maj), max(s.millesime)) AS date
    FROM kept k
    LEFT JOIN sources s ON s.id = k.source
    GROUP BY k.categorie
    ORDER BY k.categorie`,
  row: v.object({
    categorie: v.picklist(lieuCategories),
    france: number,
    ici: number,
    itinerants: number,
    sources: texts,
    date: textOrNull,
  }),
});
