import * as v from 'valibot';
import { aggregations, indicateurSens, sourceStatuts } from '../../contract/vocabulary';
import { defineQuery, noParams } from '../query';
import { flag, jsonOrNull, number, numberOrNull, text, textOrNull } from './cells';

/** Every source, read or not, with the reason when it is not. */
export const allSources = defineQuery({
  name: 'allSources',
  tables: ['sources'],
  params: noParams,
  sql: `
    SELECT id, titre, producteur, licence, url, fichier, millesime, date_maj, prochaine_maj, lignes, lignes_gardees, lignes_reparees,
      lignes_refusees, octets, empreinte, statut, motif, couverture, mention
    FROM sources
    ORDER BY titre, id`,
  row: v.object({
    id: text,
    titre: text,
    producteur: text,
    licence: text,
    url: text,
    fichier: text,
    millesime: textOrNull,
    date_maj: textOrNull,
    prochaine_maj: textOrNull,
    lignes: numberOrNull,
    lignes_gardees: numberOrNull,
    lignes_reparees: numberOrNull,
    lignes_refusees: numberOrNull,
    octets: numberOrNull,
    empreinte: textOrNull,
    statut: v.picklist(sourceStatuts),
    motif: textOrNull,
    couverture: numberOrNull,
    mention: textOrNull,
  }),
});

/** The catalogue, with the title and the producer of each indicator's source. */
export const allIndicators = defineQuery({
  name: 'allIndicators',
  tables: ['indicateurs'],
  params: noParams,
  sql: `
    SELECT i.id, i.libelle, i.libelle_court, i.groupe, i.unite, i.sens, i.maille, i.nature, i.modalites, i.source,
      s.titre AS source_titre, s.producteur AS source_producteur, s.licence AS source_licence, s.url AS source_url,
      s.couverture AS source_couverture, i.millesime, i.seuil, i.seuil_libelle, i.definition, i.decimales, i.agregation, i.poids,
      i.population_ref, i.estimation, i.avertissement, i.rupture_apres, i.ordre
    FROM indicateurs i
    LEFT JOIN sources s ON s.id = i.source
    ORDER BY i.ordre, i.id`,
  row: v.object({
    id: text,
    libelle: text,
    libelle_court: text,
    groupe: text,
    unite: text,
    sens: v.picklist(indicateurSens),
    maille: v.picklist(['commune', 'bassin_vie']),
    nature: v.picklist(['continu', 'categoriel']),
    modalites: jsonOrNull(v.array(v.object({ code: number, libelle: text, ordre: number }))),
    source: text,
    source_titre: textOrNull,
    source_producteur: textOrNull,
    source_licence: textOrNull,
    source_url: textOrNull,
    source_couverture: numberOrNull,
    millesime: textOrNull,
    seuil: numberOrNull,
    seuil_libelle: textOrNull,
    definition: text,
    decimales: number,
    agregation: v.picklist(aggregations),
    poids: textOrNull,
    population_ref: text,
    estimation: flag,
    avertissement: textOrNull,
    rupture_apres: numberOrNull,
    ordre: number,
  }),
});

/** A page of the anomalies; `recherche` ignores accents and case, `source` null for all; `total` counts all the pages. */
export const anomaliesPage = defineQuery({
  name: 'anomaliesPage',
  tables: ['anomalies'],
  params: v.object({ recherche: text, source: textOrNull, limite: number, debut: number }),
  sql: `
    SELECT source, ligne, champ, valeur, motif, correction, (count(*) OVER ())::DOUBLE AS total
    FROM anomalies
    WHERE ($source IS NULL OR source = $source)
      AND contains(
        strip_accents(lower(concat_ws(' ', source, champ, valeur, motif, correction))),
        strip_accents(lower($recherche::VARCHAR)))
    ORDER BY source, ligne NULLS LAST, champ, valeur, motif
    LIMIT $limite::INTEGER OFFSET $debut::INTEGER`,
  row: v.object({
    source: text,
    ligne: numberOrNull,
    champ: textOrNull,
    valeur: textOrNull,
    motif: text,
    correction: textOrNull,
    total: number,
  }),
});

/** Anomalies by source and reason. */
export const anomalyCounts = defineQuery({
  name: 'anomalyCounts',
  tables: ['anomalies'],
  params: noParams,
  sql: `
    SELECT source, motif, count(*)::DOUBLE AS anomalies
    FROM anomalies
    GROUP BY source, motif
    ORDER BY source, anomalies DESC, motif`,
  row: v.object({ source: text, motif: text, anomalies: number }),
});

/** Published quality of the models (travel time…). */
export const modelQuality = defineQuery({
  name: 'modelQuality',
  tables: ['qualite_modeles'],
  params: noParams,
  sql: `
    SELECT modele, mesure, perimetre, valeur, unite, effectif, methode
    FROM qualite_modeles
    ORDER BY modele, mesure, perimetre`,
  row: v.object({ modele: text, mesure: text, perimetre: text, valeur: number, unite: text, effectif: number, methode: text }),
});
