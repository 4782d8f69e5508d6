import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { SheetColumn } from '../../domain/sheet';
import { type Chunk, type Report, rowCount } from './chunks';
import { propertyNames } from './features';

/** Rows of a group: what a reader skips or reads at once. */
const groupRows = 20_000;

/** Some cells as Parquet holds them: an unknown one is null, never a zero. */
function cellsOf(column: SheetColumn, start: number, end: number): (string | number | null)[] {
  if (column.kind === 'texte') return column.values.slice(start, end).map((text) => (text === '' ? null : text));
  return Array.from(column.values.subarray(start, end), (value) => (Number.isFinite(value) ? value : null));
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * A table as Parquet, compressed by Snappy. Every figure is a DOUBLE and every text a STRING, whatever a table holds, so that two files of the
 * same kind stack; columns are named as the properties of a GeoJSON, and `colonnes` says the title of each.
 * @param metadata by key, as the file's own pairs: texts as they are, the rest in JSON.
 */
export function toParquet(columns: readonly SheetColumn[], metadata: Readonly<Record<string, unknown>>, lien: string, report: Report): Chunk[] {
  const names = propertyNames(columns);
  const typed = (start: number, end: number) =>
    columns.map((column, place) => ({ name: names[place] ?? '', data: cellsOf(column, start, end), type: column.kind === 'texte' ? ('STRING' as const) : ('DOUBLE' as const) }));
  const writer = new ByteWriter();
  const colonnes = Object.fromEntries(columns.map(({ titre }, place) => [names[place] ?? '', titre]));
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: typed(0, 0) }),
    kvMetadata: Object.entries({ ...metadata, lien, colonnes }).map(([key, value]) => ({ key, value: written(value) })),
    createdBy: 'Carto CLS (hyparquet-writer)',
  });
  const rows = rowCount(columns);
  for (let start = 0; start < rows; start += groupRows) {
    const end = Math.min(rows, start + groupRows);
    void file.write({ columnData: typed(start, end), rowGroupSize: groupRows });
    report(end - start);
  }
  void file.finish();
  return [new Uint8Array(writer.getBuffer())];
}
