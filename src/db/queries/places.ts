import * as v from 'valibot';
import { lieuCategories } from '../../contract/vocabulary';
import { defineQuery, noParams } from '../query';
import { flag, jsonOrNull, number, numberOrNull, text, textOrNull } from './cells';

const categorie = v.picklist(lieuCategories);

const placeEntries = {
  id: text,
  categorie,
  sous_categorie: textOrNull,
  nom: text,
  adresse: textOrNull,
  code_postal: textOrNull,
  commune: textOrNull,
  commune_nom: textOrNull,
  lon: numberOrNull,
  lat: numberOrNull,
  telephone: textOrNull,
  courriel: textOrNull,
  site: textOrNull,
  /** By day, as the source words it. */
  horaires: jsonOrNull(v.record(v.string(), v.string())),
  itinerant: flag,
  capacite: numberOrNull,
  commentaire: textOrNull,
  contrat: textOrNull,
  date_maj: textOrNull,
  source: text,
  source_titre: textOrNull,
  source_producteur: textOrNull,
  source_millesime: textOrNull,
  source_mention: textOrNull,
  source_licence: textOrNull,
};

const placeColumns = `
      l.id, l.categorie, l.sous_categorie, l.nom, l.adresse, l.code_postal, l.commune, c.nom AS commune_nom, l.lon, l.lat,
      l.telephone, l.courriel, l.site, l.horaires, l.itinerant, l.capacite, l.commentaire, l.contrat, l.date_maj, l.source,
      s.titre AS source_titre, s.producteur AS source_producteur, s.millesime AS source_millesime, s.mention AS source_mention,
      s.licence AS source_licence`;

/** The nearest place of each category from a commune; minutes are an estimate, by car. */
export const nearestPlaces = defineQuery({
  name: 'nearestPlaces',
  tables: ['acces', 'lieux'],
  params: v.object({ commune: text }),
  // The few places first: joined to them, the communes are gone through once and not copied.
  sql: `
    WITH l AS MATERIALIZED (
      SELECT a.distance_km, a.minutes, a.categorie AS acces_categorie, l.*
      FROM acces a
      JOIN lieux l ON l.id = a.lieu
      WHERE a.commune = $commune
    )
    SELECT l.distance_km, l.minutes, ${placeColumns}
    FROM l
    LEFT JOIN communes c ON c.code = l.commune
    LEFT JOIN sources s ON s.id = l.source
    ORDER BY l.minutes, l.acces_categorie`,
  row: v.object({ distance_km: number, minutes: number, ...placeEntries }),
});

/** One place; no row when the id is unknown. */
export const placeDetails = defineQuery({
  name: 'placeDetails',
  tables: ['lieux'],
  params: v.object({ lieu: text }),
  sql: `
    SELECT ${placeColumns}
    FROM lieux l
    LEFT JOIN communes c ON c.code = l.commune
    LEFT JOIN sources s ON s.id = l.source
    WHERE l.id = $lieu`,
  row: v.object(placeEntries),
});

/** Points to draw; `categories` is made by `joinIds`. Places without a point are counted by `placeCounts`. */
export const placesByCategory = defineQuery({
  name: 'placesByCategory',
  tables: ['lieux'],
  params: v.object({ categories: text }),
  sql: `
    SELECT id, categorie, sous_categorie, nom, lon, lat, itinerant, source
    FROM lieux
    WHERE categorie IN (SELECT unnest(string_split($categories, ','))) AND lon IS NOT NULL AND lat IS NOT NULL
    ORDER BY categorie, id`,
  row: v.object({ id: text, categorie, sous_categorie: textOrNull, nom: text, lon: number, lat: number, itinerant: flag, source: text }),
});

/** Places of each category: how many, how many without a point, how many whose point is no stop. */
export const placeCounts = defineQuery({
  name: 'placeCounts',
  tables: ['lieux'],
  params: noParams,
  sql: `
    SELECT categorie,
      count(*)::DOUBLE AS lieux,
      count(*) FILTER (WHERE lon IS NULL OR lat IS NULL)::DOUBLE AS sans_point,
      count(*) FILTER (WHERE itinerant)::DOUBLE AS itinerants
    FROM lieux
    GROUP BY categorie
    ORDER BY categorie`,
  row: v.object({ categorie, lieux: number, sans_point: number, itinerants: number }),
});

/** Places of some communes or of a territory, for lists; `territoire` null for all of France. */
export const placesOfTerritory = defineQuery({
  name: 'placesOfTerritory',
  tables: ['lieux', 'territoires_communes'],
  params: v.object({ territoire: textOrNull, categories: text }),
  sql: `
    SELECT ${placeColumns}
    FROM lieux l
    LEFT JOIN communes c ON c.code = l.commune
    LEFT JOIN sources s ON s.id = l.source
    WHERE l.categorie IN (SELECT unnest(string_split($categories, ',')))
      AND ($territoire IS NULL OR l.commune IN (SELECT commune FROM territoires_communes WHERE territoire = $territoire))
    ORDER BY l.categorie, l.nom, l.id`,
  row: v.object(placeEntries),
});
