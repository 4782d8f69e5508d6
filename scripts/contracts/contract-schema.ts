import * as v from 'valibot';
import { actionNatures, actionStatuts, perimetreStatuts } from '../../src/contract/vocabulary';
import {
  codeCommune,
  codeEpci,
  flag,
  group,
  list,
  oneOf,
  optionalCourriel,
  optionalDateOrInterval,
  optionalDay,
  optionalInteger,
  optionalNumber,
  optionalOneOf,
  optionalSite,
  optionalTelephone,
  optionalText,
  optionalYearOrDay,
  slug,
  territoireCls,
  text,
  themeId,
} from './fields';

const action = group({
  id: slug,
  nature: oneOf(actionNatures),
  numero: optionalText,
  intitule: text,
  themes: v.pipe(
    v.array(themeId, 'liste de thèmes attendue'),
    v.minLength(1, 'un thème au moins'),
    v.maxLength(3, 'trois thèmes au plus'),
  ),
  pilotes: list(text),
  communes: list(codeCommune),
  statut: optionalOneOf(actionStatuts),
  debut: optionalYearOrDay,
  fin: optionalYearOrDay,
  source: optionalText,
});

const objectif = group({
  id: slug,
  numero: optionalText,
  intitule: text,
  themes: list(themeId),
  source: optionalText,
  actions: list(action),
});

const axe = group({
  id: slug,
  numero: optionalText,
  intitule: text,
  transversal: flag,
  themes: list(themeId),
  source: optionalText,
  objectifs: list(objectif),
  actions: list(action),
});

/** One contract a file: `data/contrats/*.yaml`. */
export const contractFileSchema = group({
  id: slug,
  territoire: group({ id: territoireCls, nom: text }),
  nom: text,
  generation: optionalInteger,
  debut: optionalYearOrDay,
  fin: optionalYearOrDay,
  date_signature: optionalDay,
  porteur: optionalText,
  perimetre: group({
    statut: oneOf(perimetreStatuts),
    motif: optionalText,
    licence: optionalText,
    communes: list(codeCommune),
    epci: list(codeEpci),
  }),
  contact: v.optional(
    group({
      service: optionalText,
      telephone: optionalTelephone,
      courriel: optionalCourriel,
      site: optionalSite,
    }),
    {},
  ),
  nb_actions_annoncees: optionalInteger,
  source: text,
  objectifs_generaux: list(text),
  signataires: list(text),
  partenaires: list(text),
  financeurs: list(text),
  freins: list(text),
  gouvernance: list(group({ date: optionalDateOrInterval, evenement: text })),
  axes: list(axe),
  objectifs: list(objectif),
  actions: list(action),
  resultats: list(
    group({
      libelle: text,
      action: v.optional(slug),
      valeur: optionalNumber,
      unite: optionalText,
      annee: optionalInteger,
      periode: optionalText,
      source: text,
    }),
  ),
});

export type ContractFile = v.InferOutput<typeof contractFileSchema>;
export type ActionEntry = v.InferOutput<typeof action>;
export type ObjectifEntry = v.InferOutput<typeof objectif>;

/** The thematic grid: `data/themes.yaml`. The order of the file is the order of display. */
export const themesFileSchema = group({
  themes: v.pipe(
    v.array(group({ id: themeId, libelle: text, definition: text }), 'liste de thèmes attendue'),
    v.minLength(1, 'un thème au moins'),
  ),
});
