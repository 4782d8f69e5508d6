import { textColumn, utf8Column } from '../../files/arrow-tables';
import type { CommunesTable } from '../../domain/communes';
import { type HexOutlines, outlineAt } from '../../domain/wkb';
import type { PublishedFiles } from '../../files/published-files';
import type { Places } from '../../workers/exports/features';

/** Outlines of some communes of a département; none where they cannot be had, which the file then says commune by commune. */
export async function outlinesOf(files: PublishedFiles, departement: string, codes: readonly string[], signal: AbortSignal): Promise<HexOutlines> {
  try {
    const table = await files.contours(departement, signal);
    const rows = new Map(textColumn(table, 'code').map((code, row) => [code, row]));
    const whole = utf8Column(table, 'wkb');
    const parts = codes.map((code) => {
      const row = rows.get(code);
      return row === undefined ? new Uint8Array(0) : outlineAt(whole, row);
    });
    const bornes = new Int32Array(codes.length + 1);
    parts.forEach((part, place) => {
      bornes[place + 1] = (bornes[place] ?? 0) + part.length;
    });
    const texte = new Uint8Array(bornes.at(-1) ?? 0);
    parts.forEach((part, place) => texte.set(part, bornes[place]));
    return { texte, bornes };
  } catch {
    signal.throwIfAborted();
    return { texte: new Uint8Array(0), bornes: new Int32Array(codes.length + 1) };
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
  return {
    contours: await outlinesOf(files, departement, Array.from(ranks, (rank) => code[rank] ?? ''), signal),
    lon: Float64Array.from(ranks, (rank) => lon[rank] ?? Number.NaN),
    lat: Float64Array.from(ranks, (rank) => lat[rank] ?? Number.NaN),
  };
}
