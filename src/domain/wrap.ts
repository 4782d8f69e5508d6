/** A text in lines of at most so many characters, cut between words; a word longer than that stands alone. At least one line. */
export function wordLines(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
