import type { Manifest, ManifestTable, ManifestValueFile } from '../../src/contract/manifest';
import type { Row, TableName } from '../../src/contract/tables';
import { encodeValueFile } from '../../src/contract/value-file';
import { compareText } from '../lib/anomalies';
import { encodeTable } from '../lib/arrow-table';
import type { IndicatorDefinition } from '../lib/catalogue';
import { gzipStable } from '../lib/gzip';
import { hasValue, type IndicatorStore } from '../lib/indicator-store';
import type { Publisher } from '../lib/publisher';
import type { CommuneOutline } from '../geometry/outlines';
import { toWkbHex } from '../geometry/wkb';

/** A table to publish: its rows, their schema's name, and the file's name where it differs (`lieux_odbl`). */
export interface TableToPublish<T extends TableName = TableName> {
  readonly schema: T;
  readonly name: string;
  readonly rows: readonly Row<T>[];
  readonly millesime: string | null;
}

export const table = <T extends TableName>(schema: T, rows: readonly Row<T>[], millesime: string | null = null, name: string = schema): TableToPublish<T> => ({
  schema,
  name,
  rows,
  millesime,
});

/** Writes one table as `tables/<name>.<hash>.arrow.gz`. */
export async function publishTable<T extends TableName>(publisher: Publisher, { schema, name, rows, millesime }: TableToPublish<T>): Promise<ManifestTable> {
  const bytes = await gzipStable(encodeTable(schema, rows));
  return { ...publisher.publish(`tables/${name}`, 'arrow.gz', bytes), lignes: rows.length, millesime };
}

/** Writes one file an indicator and year, for the indicators of the communes. */
export async function publishValues(
  publisher: Publisher,
  catalogue: readonly IndicatorDefinition[],
  store: IndicatorStore,
): Promise<Manifest['valeurs']> {
  const files = catalogue
    .filter(({ maille }) => maille === 'commune')
    .flatMap(({ id, decimales }) => store.years(id).map((annee) => ({ id, decimales, annee, series: store.open(id, annee) })));
  const packed = await Promise.all(
    files.map(async ({ id, decimales, annee, series }): Promise<[string, ManifestValueFile]> => {
      const bytes = await gzipStable(encodeValueFile(series, decimales));
      const renseignees = series.statuses.filter(hasValue).length;
      return [id, { ...publisher.publish(`valeurs/${id}-${annee}`, 'bin.gz', bytes), annee, decimales, renseignees }];
    }),
  );
  const valeurs: Manifest['valeurs'] = {};
  for (const [id, file] of packed) (valeurs[id] ??= []).push(file);
  return valeurs;
}

/** Writes the outlines, one file a département. */
export async function publishContours(
  publisher: Publisher,
  outlines: readonly CommuneOutline[],
  departementOf: (code: string) => string | undefined,
  millesime: string | null,
): Promise<Manifest['contours']> {
  const byDepartement = new Map<string, Row<'contours'>[]>();
  for (const { code, geometry } of [...outlines].sort((a, b) => compareText(a.code, b.code))) {
    const departement = departementOf(code);
    if (departement === undefined) continue;
    const rows = byDepartement.get(departement) ?? [];
    byDepartement.set(departement, rows);
    rows.push({ code, wkb: toWkbHex(geometry) });
  }
  const entries = await Promise.all(
    [...byDepartement].sort(([a], [b]) => compareText(a, b)).map(async ([departement, rows]): Promise<[string, ManifestTable]> => {
      const bytes = await gzipStable(encodeTable('contours', rows));
      return [departement, { ...publisher.publish(`contours/${departement}`, 'arrow.gz', bytes), lignes: rows.length, millesime }];
    }),
  );
  return Object.fromEntries(entries);
}
