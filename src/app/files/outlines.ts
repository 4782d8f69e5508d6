import { textColumn } from '../../files/arrow-tables';
import type { CommunesTable } from '../../domain/communes';
import type { PublishedFiles } from '../../files/published-files';
import type { Places } from '../../workers/exports/features';

/** Outlines by commune of a département; none where they cannot be had, which the file then says commune by commune. */
export async function outlinesOf(files: PublishedFiles, departement: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    const table = await files.contours(departement, signal);
    const outlines = textColumn(table, 'wkb');
    return new Map(textColumn(table, 'code').map((code, row) => [code ?? '', outlines[row] ?? '']));
  } catch {
    signal.throwIfAborted();
    return new Map();
  }
}

/** Rows of a table of communes by département, as outlines are published: their places in the table. */
export function rowsByDepartement(rows: number, rankOf: (place: number) => number, { departement }: Pick<CommunesTable, 'departement'>): ReadonlyMap<string, Int32Array> {
  const found = new Map<string, number[]>();
  for (let place = 0; place < rows; place += 1) {
    const own = departement[rankOf(place)] ?? '';
    const places = found.get(own);
    if (places === undefined) found.set(own, [place]);
    else places.push(place);
  }
  return new Map([...found].map(([code, places]) => [code, Int32Array.from(places)]));
}

/** Where some communes of a département are. */
export async function placesOfCommunes(files: PublishedFiles, departement: string, ranks: Int32Array, { code, lon, lat }: CommunesTable, signal: AbortSignal): Promise<Places> {
  const outlines = await outlinesOf(files, departement, signal);
  return {
    contours: Array.from(ranks, (rank) => outlines.get(code[rank] ?? '') ?? ''),
    lon: Float64Array.from(ranks, (rank) => lon[rank] ?? Number.NaN),
    lat: Float64Array.from(ranks, (rank) => lat[rank] ?? Number.NaN),
  };
}
