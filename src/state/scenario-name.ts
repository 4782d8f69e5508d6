import * as v from 'valibot';

/** UTF-16 units of the longest name: one line of a list, and a tenth of what a link may hold. */
export const longestName = 60;

/** What no name holds: controls, marks that nobody sees or that turn the text round, halves of characters, line and paragraph breaks. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(longestName), v.check((text) => text === cleaned(text), 'nom sur une ligne attendu'));

const cleaned = (text: string): string => text.replace(unseen, ' ').replace(/\s+/gu, ' ').trim();

/** A name as typed, or as a file states it, made fit for one line. `coupe`: the end was left out. Text, never markup: it is shown as it is. */
export function cleanName(text: string): { readonly nom: string; readonly coupe: boolean } {
  // Far more than a name can hold: what follows is not even looked at.
  const whole = cleaned(text.slice(0, longestName * 20));
  let nom = '';
  for (const character of whole) {
    if (nom.length + character.length > longestName) return { nom: nom.trimEnd(), coupe: true };
    nom += character;
  }
  return { nom, coupe: false };
}

/** @returns undefined for what no page of this project wrote. */
export function decodeName(text: string): string | undefined {
  const name = v.safeParse(nameSchema, text);
  return name.success ? name.output : undefined;
}

/** `Nord`, then `Nord (copie)`, `Nord (copie 2)`…: a name that is not taken, never longer than a name may be. */
export function copyName(nom: string, taken: ReadonlySet<string>): string {
  for (let copy = 1; ; copy += 1) {
    const mark = copy === 1 ? ' (copie)' : ` (copie ${copy})`;
    const stem = cleanName(nom.replace(/ \(copie(?: \d+)?\)$/u, '')).nom;
    const name = `${cutTo(stem, longestName - mark.length)}${mark}`;
    if (!taken.has(name)) return name;
  }
}

function cutTo(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trimEnd();
}
