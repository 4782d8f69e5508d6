import * as v from 'valibot';

/** What a kind of document of the visitor's is, and how it is named to a person. */
export interface DocumentKind<T> {
  readonly format: string;
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, T>;
  /** `un scénario enregistré`, after « n’est pas ». */
  readonly nom: string;
  /** `Ce fichier de scénario`. */
  readonly sujet: string;
}

export interface Refused {
  readonly refus: string;
}

/** What a document says, or the reason why it is none, for a person. */
export function fromJson<T>(json: unknown, { format, version, schema, nom, sujet }: DocumentKind<T>): { readonly lu: T } | Refused {
  const head = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), json);
  if (!head.success) return { refus: `Ce fichier n’est pas ${nom} par cette page.` };
  if (head.output.version > version) return { refus: 'Ce fichier a été écrit par une version plus récente de la page\u00a0: rechargez-la, puis ouvrez-le de nouveau.' };
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return damaged(sujet, v.getDotPath(parsed.issues[0]) ?? 'version');
  return { lu: parsed.output };
}

export const damaged = (sujet: string, field: string): Refused => ({ refus: `${sujet} est abîmé\u00a0: le champ «\u00a0${field}\u00a0» ne peut pas être lu.` });

/** The JSON of a text, or why it is none. Never throws. @param nom as in `DocumentKind`. */
export function parseJson(text: string, nom: string): { readonly json: unknown } | Refused {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { refus: `Ce fichier n’est pas ${nom} par cette page\u00a0: ce n’est pas du JSON, ou il est tronqué.` };
  }
}

/** Reads the file that a visitor chose. @param largest bytes; a larger one is not opened. @param read its text. */
export async function readChosenFile<T>(file: File, largest: number, tooLarge: string, read: (text: string) => T): Promise<T | Refused> {
  if (file.size > largest) return { refus: tooLarge };
  return file.text().then(read, () => ({ refus: 'Le fichier n’a pas pu être lu par le navigateur.' }));
}
