import type { FilePart } from './table-file';

/** Rows under the Open Database License stay under it: they leave in a file of their own. */
export const isOdbl = (licence: string | null): boolean => licence?.startsWith('ODbL') === true;

/** A part whose rows are under ODbL: its file says so in its name and in its first line. */
export const odblPart = (part: FilePart): FilePart => ({ ...part, suffixe: 'odbl', notes: ['Ces lignes viennent de sources sous licence ODbL 1.0 (https://opendatacommons.org/licenses/odbl/) : ce fichier est sous la même licence.', ...part.notes] });
