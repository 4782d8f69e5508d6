import * as v from 'valibot';
import { defineQuery } from '../query';
import { number, numberOrNull, text, textOrNull } from './cells';

/** The access model held against the official APL for a profession: each year, whole samples first, then the départements by code with their names. */
export const accessValidation = defineQuery({
  name: 'accessValidation',
  tables: ['validation_acces'],
  params: v.object({ profession: text }),
  sql: `
    SELECT a.annee, a.perimetre, a.departement, t.nom, a.echantillon, a.communes, a.population, a.correlation, a.rmse, a.biais, a.officiel, a.modele
    FROM validation_acces a
    LEFT JOIN territoires t ON t.id = 'departement:' || a.departement
    WHERE a.profession = $profession
    ORDER BY a.annee, a.departement NULLS FIRST, a.perimetre`,
  row: v.object({
    annee: number,
    perimetre: v.picklist(['france', 'apprentissage', 'test', 'departement']),
    departement: textOrNull,
    /** Null where no territory of that code is published. */
    nom: textOrNull,
    echantillon: v.picklist(['ensemble', 'apprentissage', 'test']),
    communes: number,
    population: number,
    correlation: numberOrNull,
    rmse: number,
    biais: number,
    officiel: number,
    modele: number,
  }),
});
