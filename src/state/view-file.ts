import * as v from 'valibot';
import { type DocumentKind, fromJson, parseJson, type Refused } from './json-document';
import { scenarioFormat } from './scenario-file';

/** Bytes of the largest file read: many times the longest view. */
export const largestViewFile = 200_000;

const format = 'carto-cls.vue';
const version = 1;

const fileSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  ecrit_le: v.pipe(v.string(), v.isoDate()),
  /** What follows `#` in the address: one codec says what a view may hold. */
  vue: v.pipe(v.string(), v.regex(/^[^#\s]*$/u)),
});

/**
 * A view as a file, for the links that some programs would cut.
 * @param link address that reopens the view, for who opens the file in a text editor: its host is not read back. @param ecritLe ISO date.
 */
export function writeViewFile(link: string, ecritLe: string): string {
  const written: v.InferInput<typeof fileSchema> = { format, version, ecrit_le: ecritLe, vue: new URL(link).hash.slice(1) };
  return `${JSON.stringify({ ...written, lien: link }, null, 2)}\n`;
}

const kind: DocumentKind<v.InferOutput<typeof fileSchema>> = { format, version, schema: fileSchema, nom: 'une vue enregistrée', sujet: 'Ce fichier' };
const scenarioSchema = v.object({ format: v.literal(scenarioFormat) });

/** The fragment of the address that a file holds, or the reason why it holds none, for a person. Never throws. */
export function readViewFile(text: string): { readonly fragment: string } | Refused {
  if (text.length > largestViewFile) return { refus: viewFileTooLarge };
  const parsed = parseJson(text, kind.nom);
  if ('refus' in parsed) return parsed;
  if (v.is(scenarioSchema, parsed.json)) return { refus: 'Ce fichier est un scénario\u00a0: ouvrez-le dans Planifier, Simuler.' };
  const read = fromJson(parsed.json, kind);
  return 'refus' in read ? read : { fragment: read.lu.vue };
}

export const viewFileTooLarge = 'Ce fichier est bien trop gros pour être une vue\u00a0: il n’a pas été lu.';
