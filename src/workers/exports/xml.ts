/** What XML cannot hold, and halves of characters. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A text that XML can hold once escaped. */
export const withoutControls = (text: string): string => text.replaceAll(unwritable, ' ');

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text inside an element or an attribute of XML. */
export const escapeXml = (text: string): string => withoutControls(text).replaceAll(/[&<>"']/gu, (character) => escaped[character] ?? '');
