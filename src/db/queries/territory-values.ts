import * as v from 'valibot';
import { valeurStatuts } from '../../contract/vocabulary';
import { defineQuery } from '../query';
import { number, numberOrNull, text } from './cells';

/** Every value loaded for the communes of a territory (`Database.ensureAllValues` loads them), for a file. */
export const territoryValues = defineQuery({
  name: 'territoryValues',
  tables: ['valeurs', 'communes', 'territoires_communes'],
  params: v.object({ territoire: text }),
  sql: `
    SELECT v.commune, c.nom, v.indicateur, v.annee, v.valeur, v.statut::VARCHAR AS statut
    FROM valeurs v
    JOIN communes c ON c.code = v.commune
    WHERE v.commune IN (SELECT commune FROM territoires_communes WHERE territoire = $territoire)
    ORDER BY v.commune, v.indicateur, v.annee`,
  row: v.object({ commune: text, nom: text, indicateur: text, annee: number, valeur: numberOrNull, statut: v.picklist(valeurStatuts) }),
});
