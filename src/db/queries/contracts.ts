import * as v from 'valibot';
import { partenaireRoles, perimetreStatuts } from '../../contract/vocabulary';
import { defineQuery, noParams } from '../query';
import { jsonOrNull, number, numberOrNull, text, textOrNull } from './cells';

/** Every contract loaded, with what it covers and how many actions of each nature it lists. */
export const allContracts = defineQuery({
  name: 'allContracts',
  tables: ['contrats', 'actions'],
  params: noParams,
  sql: `
    SELECT ct.id, ct.territoire, t.nom AS territoire_nom, t.nb_communes, t.population, ct.nom, ct.generation, ct.debut, ct.fin,
      ct.date_signature, ct.porteur, ct.statut_perimetre, ct.motif_perimetre, ct.licence_perimetre, ct.contact, ct.telephone,
      ct.courriel, ct.site, ct.nb_actions_annoncees, ct.objectifs_generaux, ct.freins, ct.gouvernance, ct.source,
      coalesce(a.fiches, 0)::DOUBLE AS fiches, coalesce(a.operations, 0)::DOUBLE AS operations
    FROM contrats ct
    LEFT JOIN territoires t ON t.id = ct.territoire
    LEFT JOIN (
      SELECT contrat, count(*) FILTER (WHERE nature = 'fiche') AS fiches, count(*) FILTER (WHERE nature = 'operation') AS operations
      FROM actions
      GROUP BY contrat
    ) a ON a.contrat = ct.id
    ORDER BY ct.territoire, ct.debut DESC NULLS LAST, ct.id`,
  row: v.object({
    id: text,
    territoire: text,
    territoire_nom: textOrNull,
    nb_communes: numberOrNull,
    population: numberOrNull,
    nom: text,
    generation: numberOrNull,
    debut: textOrNull,
    fin: textOrNull,
    date_signature: textOrNull,
    porteur: textOrNull,
    statut_perimetre: v.picklist(perimetreStatuts),
    motif_perimetre: textOrNull,
    licence_perimetre: textOrNull,
    contact: textOrNull,
    telephone: textOrNull,
    courriel: textOrNull,
    site: textOrNull,
    nb_actions_annoncees: numberOrNull,
    objectifs_generaux: jsonOrNull(v.array(v.string())),
    freins: jsonOrNull(v.array(v.string())),
    gouvernance: jsonOrNull(v.array(v.object({ date: textOrNull, evenement: text }))),
    source: text,
    fiches: number,
    operations: number,
  }),
});

/** Contracts whose perimeter holds a commune; none: « contrat non renseigné », never « aucun contrat ». */
export const contractsCovering = defineQuery({
  name: 'contractsCovering',
  tables: ['contrats', 'territoires_communes'],
  params: v.object({ commune: text }),
  sql: `
    SELECT ct.id, ct.nom, ct.territoire, ct.debut, ct.fin, ct.statut_perimetre, ct.motif_perimetre
    FROM contrats ct
    WHERE ct.territoire IN (SELECT territoire FROM territoires_communes WHERE commune = $commune)
    ORDER BY ct.debut DESC NULLS LAST, ct.id`,
  row: v.object({
    id: text,
    nom: text,
    territoire: text,
    debut: textOrNull,
    fin: textOrNull,
    statut_perimetre: v.picklist(perimetreStatuts),
    motif_perimetre: textOrNull,
  }),
});

/** Who signs, pilots or supports a contract: organisations only. */
export const partnersOfContract = defineQuery({
  name: 'partnersOfContract',
  tables: ['contrats_partenaires'],
  params: v.object({ contrat: text }),
  sql: `
    SELECT nom, role
    FROM contrats_partenaires
    WHERE contrat = $contrat
    ORDER BY role, nom`,
  row: v.object({ nom: text, role: v.picklist(partenaireRoles) }),
});

/**
 * What a contract states and what it leaves empty: for each field, how many of its lines are stated out of how many.
 * Lines are the contract itself or its actions; a status `non_renseigne` is not stated.
 */
export const contractCompleteness = defineQuery({
  name: 'contractCompleteness',
  tables: ['contrats', 'actions', 'actions_pilotes', 'actions_themes', 'contrats_partenaires', 'resultats'],
  params: v.object({ contrat: textOrNull }),
  sql: `
    WITH
      kept AS (FROM contrats WHERE $contrat IS NULL OR id = $contrat),
      contract_fields AS (
        SELECT id AS contrat, unnest([
          {champ: 'debut', present: debut IS NOT NULL},
          {champ: 'fin', present: fin IS NOT NULL},
          {champ: 'date_signature', present: date_signature IS NOT NULL},
          {champ: 'porteur', present: porteur IS NOT NULL},
          {champ: 'contact', present: contact IS NOT NULL OR telephone IS NOT NULL OR courriel IS NOT NULL},
          {champ: 'perimetre', present: statut_perimetre = 'declare'},
          {champ: 'gouvernance', present: gouvernance IS NOT NULL},
          {champ: 'partenaires', present: id IN (SELECT contrat FROM contrats_partenaires)},
          {champ: 'resultats', present: id IN (SELECT contrat FROM resultats)}
        ], recursive := true)
        FROM kept
      ),
      action_fields AS (
        SELECT a.contrat, unnest([
          {champ: 'action_pilote', present: a.id IN (SELECT action FROM actions_pilotes)},
          {champ: 'action_statut', present: a.statut <> 'non_renseigne'},
          {champ: 'action_debut', present: a.debut IS NOT NULL},
          {champ: 'action_fin', present: a.fin IS NOT NULL},
          {champ: 'action_theme', present: a.id IN (SELECT action FROM actions_themes)}
        ], recursive := true)
        FROM actions a
        SEMI JOIN kept ON kept.id = a.contrat
      )
    SELECT contrat, champ, (count(*) FILTER (WHERE present))::DOUBLE AS renseignes, count(*)::DOUBLE AS total
    FROM (FROM contract_fields UNION ALL FROM action_fields)
    GROUP BY contrat, champ
    ORDER BY contrat, champ`,
  row: v.object({
    contrat: text,
    champ: v.picklist([
      'debut', 'fin', 'date_signature', 'porteur', 'contact', 'perimetre', 'gouvernance', 'partenaires', 'resultats',
      'action_pilote', 'action_statut', 'action_debut', 'action_fin', 'action_theme',
    ]),
    renseignes: number,
    total: number,
  }),
});
