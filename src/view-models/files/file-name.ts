import { comparable } from '../../domain/search';

/** A file name without accents nor spaces: `carto-cls_apl-mg_brenne_2023.csv`. */
export function fileName(extension: string, ...parts: readonly string[]): string {
  const words = parts.map((part) => comparable(part).replaceAll(' ', '-'));
  return `${['carto-cls', ...words.filter((word) => word !== '')].join('_')}.${extension}`;
}
