import * as v from 'valibot';
import { type CodeCommune } from '../contract/codes';
import { actionNatures, actionPortees, actionStatuts, type ActionNature, type ActionPortee, type ActionStatut } from '../contract/vocabulary';
import type { ActionFacet } from '../domain/action-facets';
import { type EtatContrat, etatsContrat } from '../domain/contracts';

/** Which actions of the contracts are looked at: several values of a facet add up, facets narrow each other. An empty facet keeps all. */
export interface ActionFilters {
  /** The explorer's map draws them. */
  readonly visible: boolean;
  readonly contrats: readonly string[];
  /** Axes and objectives; an axis keeps the actions of its objectives. */
  readonly axes: readonly string[];
  readonly themes: readonly string[];
  readonly pilotes: readonly string[];
  readonly portees: readonly ActionPortee[];
  readonly statuts: readonly ActionStatut[];
  readonly natures: readonly ActionNature[];
  /** Where the contract stands today. */
  readonly etats: readonly EtatContrat[];
  /** Actions that name the commune, and those of the whole territory of a contract that holds it. */
  readonly commune: CodeCommune | null;
  /** Words looked for; an empty text keeps all. */
  readonly texte: string;
}

export const defaultActionFilters: ActionFilters = {
  visible: false,
  contrats: [],
  axes: [],
  themes: [],
  pilotes: [],
  portees: [],
  statuts: [],
  natures: [],
  etats: [],
  commune: null,
  texte: '',
};

/** Ways to look at the actions, in the order in which they are offered. */
export const actionVolets = ['tableau', 'arbre', 'croisements', 'frise', 'resultats', 'completude'] as const;
export type ActionVolet = (typeof actionVolets)[number];

/** What the themes are crossed with. */
export const crossings = ['contrats', 'pilotes'] as const;
export type Crossing = (typeof crossings)[number];

/** The view of the actions, as a link carries it beside the filters. */
export interface ActionsVue {
  readonly volet: ActionVolet;
  readonly croisement: Crossing;
  /** Action opened. */
  readonly action: string | null;
}

export const defaultActionsVue: ActionsVue = { volet: 'tableau', croisement: 'contrats', action: null };

/** Values of a facet that a link carries. */
export const mostValues = 12;
/** Characters of the words looked for. */
export const longestSearch = 120;
const longestName = 160;

/** An identifier or a name of the tables: one line, of a reasonable length. */
export const nameSchema = v.pipe(v.string(), v.maxLength(longestName), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u));
export const searchSchema = v.pipe(v.string(), v.maxLength(longestSearch), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u));

/** What each value of a facet must be. */
export const facetSchemas = {
  contrats: nameSchema,
  axes: nameSchema,
  themes: nameSchema,
  pilotes: nameSchema,
  portees: v.picklist(actionPortees),
  statuts: v.picklist(actionStatuts),
  natures: v.picklist(actionNatures),
  etats: v.picklist(etatsContrat),
} as const satisfies Record<ActionFacet, v.GenericSchema<string>>;

/** Stands between two values: a link of one value reads as it did when there was one. */
const separator = '~';
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll(separator, '%7E');
const unescaped = (text: string): string => text.replaceAll('%7E', separator).replaceAll('%25', '%');

export const encodeValues = (values: readonly string[]): string => values.map(escaped).join(separator);

/** @returns undefined for a text of which a value is refused, or of too many values. */
export function decodeValues<S extends v.GenericSchema<string>>(schema: S, text: string): v.InferOutput<S>[] | undefined {
  const parts = text === '' ? [] : text.split(separator).map(unescaped);
  const read = v.safeParse(v.pipe(v.array(schema), v.maxLength(mostValues)), [...new Set(parts)]);
  return read.success ? read.output : undefined;
}
