/**
 * How a text differs from a name: 0 not at all, 1 by one letter (wrong, missing, added, or two neighbours swapped), 2 by more
 * (Damerau-Levenshtein, adjacent swaps).
 * @param whole the name ends where the text ends; otherwise the text may be the beginning of the name.
 */
export function lettersApart(text: string, name: string, whole: boolean): 0 | 1 | 2 {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) === name.charCodeAt(at)) at += 1;
  if (at === text.length && (!whole || name.length === text.length)) return 0;
  const same = (fromText: number, fromName: number): boolean => {
    const rest = text.length - fromText;
    return (whole ? name.length - fromName === rest : name.length - fromName >= rest) && name.startsWith(text.slice(fromText), fromName);
  };
  const swapped =
    at + 1 < text.length && text.charCodeAt(at) === name.charCodeAt(at + 1) && text.charCodeAt(at + 1) === name.charCodeAt(at) && same(at + 2, at + 2);
  return same(at + 1, at + 1) || same(at + 1, at) || same(at, at + 1) || swapped ? 1 : 2;
}
