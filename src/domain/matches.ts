/** A piece of a text, and whether the words looked for are in it. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' };

/** Lower case without accents nor ligatures, with the place in the text of what each letter comes from. */
function fold(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = '';
  const places: number[] = [];
  let place = 0;
  for (const sign of text) {
    const plain = sign.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '');
    const letters = ligatures[plain] ?? plain;
    for (let each = 0; each < letters.length; each += 1) places.push(place);
    folded += letters;
    place += sign.length;
  }
  places.push(place);
  return { folded, places };
}

/**
 * A text cut where words of it were found, accents and case aside; its pieces put end to end are the text.
 * @param words comparable words, without spaces.
 */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const wanted = words.filter((word) => word !== '');
  if (wanted.length === 0 || text === '') return text === '' ? [] : [{ text, found: false }];
  const { folded, places } = fold(text);
  const lit = new Uint8Array(text.length);
  for (const word of wanted) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
      const from = places[at] ?? 0;
      const last = places[at + word.length - 1] ?? from;
      lit.fill(1, from, places.slice(at + word.length).find((place) => place > last) ?? text.length);
    }
  }
  const out: { text: string; found: boolean }[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const found = lit[place] === 1;
    const open = out.at(-1);
    if (open !== undefined && open.found === found) open.text += text[place] ?? '';
    else out.push({ text: text[place] ?? '', found });
  }
  return out;
}
