import * as v from 'valibot';
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

/** The fragment of the address that a file holds, or the reason why it holds none, for a person. Never throws. */
export function readViewFile(text: string): { readonly fragment: string } | { readonly refus: string } {
  if (text.length > largestViewFile) return { refus: viewFileTooLarge };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { refus: 'Ce fichier n’est pas une vue enregistrée par cette page\u00a0: ce n’est pas du JSON, ou il est tronqué.' };
  }
  const head = v.safeParse(v.object({ format: v.string(), version: v.number() }), json);
  if (head.success && head.output.format === scenarioFormat) return { refus: 'Ce fichier est un scénario\u00a0: ouvrez-le dans Planifier, Simuler.' };
  if (!head.success || head.output.format !== format) return { refus: 'Ce fichier n’est pas une vue enregistrée par cette page.' };
  if (head.output.version > version) return { refus: 'Ce fichier a été écrit par une version plus récente de la page\u00a0: rechargez-la, puis ouvrez-le de nouveau.' };
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) return { refus: `Ce fichier est abîmé\u00a0: le champ «\u00a0${v.getDotPath(parsed.issues[0]) ?? 'version'}\u00a0» ne peut pas être lu.` };
  return { fragment: parsed.output.vue };
}

export const viewFileTooLarge = 'Ce fichier est bien trop gros pour être une vue\u00a0: il n’a pas été lu.';
