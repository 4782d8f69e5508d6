import type { SheetColumn } from '../../domain/sheet';
import { comparable } from '../../domain/plain-words';
import { type HexOutlines, outlineAt, outlineOfWkb } from '../../domain/wkb';

/** Where some rows are. */
export interface Places {
  /** One a row; none for points. */
  readonly contours: HexOutlines | null;
  /** Reference points, degrees; NaN where there is none. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

const wordsOf = (titre: string): string => comparable(titre).replaceAll(' ', '_') || 'colonne';

/** Names of the properties: those of the columns without accents nor spaces, each once. */
export function propertyNames(columns: readonly Pick<SheetColumn, 'titre'>[]): string[] {
  const seen = new Map<string, number>([['geometrie', 1]]);
  return columns.map(({ titre }) => {
    const name = wordsOf(titre);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}

/** Rows as JSON features, separated by commas: outlines where there are some, else reference points, else no geometry. @param rows places in the columns. */
export function toFeatures(columns: readonly SheetColumn[], rows: Int32Array, { contours, lon, lat }: Places): string {
  const names = propertyNames(columns);
  return Array.from(rows, (row, place) => {
    const wkb = contours === null ? null : outlineAt(contours, place);
    const outlined = wkb !== null && wkb.length > 0;
    const at = [lon[place] ?? Number.NaN, lat[place] ?? Number.NaN];
    const point = at.some(Number.isNaN) ? null : { type: 'Point', coordinates: at };
    const geometry = outlined ? outlineOfWkb(wkb) : point;
    const properties = Object.fromEntries(
      columns.map(({ values }, column): [string, string | number | null] => {
        const value = values[row] ?? '';
        return [names[column] ?? '', value === '' || Number.isNaN(value) ? null : value];
      }),
    );
    const geometrie = outlined ? 'contour' : point === null ? 'aucune' : 'point';
    return JSON.stringify({ type: 'Feature', properties: { ...properties, geometrie }, geometry });
  }).join(',\n');
}
