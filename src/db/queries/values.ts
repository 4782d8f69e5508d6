import * as v from 'valibot';
import { valeurStatuts } from '../../contract/vocabulary';
import { defineQuery } from '../query';
import { number, numberOrNull, text, textOrNull } from './cells';

/** Every value loaded for a commune (`Database.ensureValues` loads them). */
export const communeValues = defineQuery({
  name: 'communeValues',
  tables: ['valeurs'],
  params: v.object({ commune: text }),
  sql: `
    SELECT indicateur, annee, valeur, statut::VARCHAR AS statut
    FROM valeurs
    WHERE commune = $commune
    ORDER BY indicateur, annee`,
  row: v.object({ indicateur: text, annee: number, valeur: numberOrNull, statut: v.picklist(valeurStatuts) }),
});

/** Figures of territories, all years; `territoires` is made by `joinIds`, `indicateur` null for all. */
export const territoryFigures = defineQuery({
  name: 'territoryFigures',
  tables: ['valeurs_territoires'],
  params: v.object({ territoires: text, indicateur: textOrNull }),
  sql: `
    SELECT indicateur, territoire, annee, valeur, statut, couverture, motif, population_sous_seuil, population_comptee
    FROM valeurs_territoires
    WHERE list_contains(string_split($territoires, ','), territoire)
      AND ($indicateur IS NULL OR indicateur = $indicateur)
    ORDER BY indicateur, territoire, annee`,
  row: v.object({
    indicateur: text,
    territoire: text,
    annee: number,
    valeur: numberOrNull,
    statut: v.picklist(valeurStatuts),
    couverture: numberOrNull,
    motif: textOrNull,
    population_sous_seuil: numberOrNull,
    population_comptee: numberOrNull,
  }),
});
