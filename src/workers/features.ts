import type { SheetColumn } from '../domain/sheet';
import { outlineOfWkb } from '../domain/wkb';

export interface FeaturesRequest {
  readonly kind: 'entites';
  /** One text a feature: its outline as hexadecimal WKB; empty where there is none. */
  readonly contours: readonly string[];
  /** Reference points, degrees; NaN where there is none. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** One column a property, named by its title. */
  readonly proprietes: readonly SheetColumn[];
}

/** Features as JSON, separated by commas: outlines where there are some, else reference points, else no geometry. */
export function toFeatures({ contours, lon, lat, proprietes }: FeaturesRequest): string {
  return contours
    .map((wkb, row) => {
      const at = [lon[row] ?? Number.NaN, lat[row] ?? Number.NaN];
      const point = at.some(Number.isNaN) ? null : { type: 'Point', coordinates: at };
      const geometry = wkb === '' ? point : outlineOfWkb(wkb);
      const properties = Object.fromEntries(
        proprietes.map(({ titre, values }): [string, string | number | null] => {
          const value = values[row] ?? '';
          return [titre, value === '' || Number.isNaN(value) ? null : value];
        }),
      );
      const geometrie = wkb !== '' ? 'contour' : point === null ? 'aucune' : 'point de référence';
      return JSON.stringify({ type: 'Feature', properties: { ...properties, geometrie }, geometry });
    })
    .join(',\n');
}
