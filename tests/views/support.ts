import type { HexOutlines } from '../../src/domain/wkb';
import type { StartupIndicator } from '../../src/contract/startup';
import { statusIndex } from '../../src/contract/value-file';
import type { ValeurStatut } from '../../src/contract/vocabulary';
import type { YearValues } from '../../src/files/published-files';
import { fileName } from '../../src/view-models/files/file-name';
import { columnValues, type TableFile } from '../../src/view-models/files/table-file';
import { toCsv } from '../../src/workers/exports/csv';

/** An indicator of the catalogue, with what a test needs to be different. */
export const indicatorOf = (part: Partial<StartupIndicator> = {}): StartupIndicator => ({
  id: 'apl_mg',
  libelle: 'APL aux médecins généralistes',
  libelle_court: 'APL généralistes',
  groupe: 'Accès aux soins',
  unite: 'consultations/visites accessibles par an par habitant standardisé',
  sens: 'haut_favorable',
  maille: 'commune',
  nature: 'continu',
  modalites: null,
  ordonne: null,
  source: 'apl_medecins_generalistes',
  source_libelle: 'DREES, APL aux médecins généralistes',
  sources_annees: { '2019': 'DREES, APL, série 2015-2021' },
  millesime: '2022, 2023',
  seuil: 2.5,
  seuil_libelle: 'Sous 2,5 consultations, la commune est dite sous-dense',
  definition: 'Consultations accessibles.',
  decimales: 3,
  agregation: 'moyenne_ponderee',
  population_ref: 'population_apl_mg',
  estimation: false,
  avertissement: null,
  rupture_apres: 2021,
  ordre: 1,
  ...part,
});

/** Values of a year: a number, or the reason why there is none. */
export function valuesOf(cells: readonly (number | ValeurStatut)[], annee = 2023): YearValues {
  return {
    indicateur: 'apl_mg',
    annee,
    values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
    statuses: Uint8Array.from(cells, (cell) => statusIndex(typeof cell === 'number' ? 'observe' : cell)),
  };
}

/** French spaces as plain ones, so that expectations can be read. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

/** A file as its reader has it in CSV, its parts one after the other; without what the register adds. */
export function csvOf({ names, parts, notes }: TableFile): { readonly name: string; readonly text: string } {
  const chunks = parts.flatMap((part) => toCsv(part.columns.map((column) => columnValues(column, part.rows)), ';', [...part.notes, ...notes], () => undefined));
  return { name: fileName('csv', ...names), text: Buffer.concat(chunks).toString('utf8') };
}

/** Outlines as they cross to a worker. @param texts hexadecimal WKB, empty for none. */
export function hexOutlines(texts: readonly string[]): HexOutlines {
  const bornes = new Int32Array(texts.length + 1);
  texts.forEach((text, place) => {
    bornes[place + 1] = (bornes[place] ?? 0) + text.length;
  });
  return { texte: new TextEncoder().encode(texts.join('')), bornes };
}
