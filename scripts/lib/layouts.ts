import type { SourceDefinition } from '../sources/registry';
import type { CsvLayout } from './csv-file';
import { LayoutError } from './layout-error';
import { readXlsxFile, type SheetCell } from './xlsx-file';

/** Layout that the registry states for a CSV source. */
export const csvLayout = ({ disposition }: SourceDefinition): CsvLayout => ({
  separator: disposition.separateur,
  headerLine: disposition.ligne_entete,
  columns: disposition.colonnes,
  minimumRows: disposition.lignes_min,
});

export interface SheetRow {
  /** Line of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

export interface ReadSheet {
  readonly year: number;
  readonly geography: string | undefined;
  readonly rows: readonly SheetRow[];
  /** Positions of the registry's columns, in its order. */
  readonly positions: readonly number[];
}

/** The populations of an APL sheet are those of two years before. */
const populationLag = 2;

/**
 * Reads the sheets that the registry names; `<population>` in a column's name is the year of its population.
 * @throws LayoutError if a sheet or a column is missing, or a sheet is too short.
 */
export async function readSheets(path: string, source: SourceDefinition): Promise<ReadSheet[]> {
  return sheetsOf(readXlsxFile(path), source);
}

/** The same of a workbook that is read already. @throws LayoutError likewise. */
export function sheetsOf(workbook: ReadonlyMap<string, SheetCell[][]>, { disposition }: SourceDefinition): ReadSheet[] {
  return disposition.feuilles.map(({ nom, annee, geographie, ligne_entete }) => {
    const sheet = workbook.get(nom);
    if (sheet === undefined) throw new LayoutError(`feuille « ${nom} » absente`);
    const header = sheet[ligne_entete - 1] ?? [];
    const positions = disposition.colonnes.map((column) => {
      const name = column.replace('<population>', String(annee - populationLag));
      const position = header.indexOf(name);
      if (position < 0) throw new LayoutError(`feuille « ${nom} » : colonne « ${name} » absente`);
      return position;
    });
    const rows = sheet.slice(ligne_entete).map((cells, i) => ({ line: ligne_entete + 1 + i, cells }));
    if (rows.length < disposition.lignes_min) {
      throw new LayoutError(`feuille « ${nom} » : ${rows.length} lignes lues, au moins ${disposition.lignes_min} attendues`);
    }
    return { year: annee, geography: geographie, rows, positions };
  });
}
