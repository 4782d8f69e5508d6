/**
 * French typography for a text typed with plain quotes and spaces: curly apostrophes, no-break spaces before high
 * punctuation and inside quotation marks. Words are never changed.
 */
export function frenchTypography(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll("'", '’')
    .replaceAll('...', '…')
    .replaceAll(/ ([:;?!»%])/gu, '\u00a0$1')
    .replaceAll(/« /gu, '«\u00a0');
}
