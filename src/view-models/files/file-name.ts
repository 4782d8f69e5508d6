import { comparable } from '../../domain/search';

/** A file name without accents nor spaces, before its extension: `carto-cls_apl-mg_brenne_2023`. */
export function fileStem(...parts: readonly string[]): string {
  const words = parts.map((part) => comparable(part).replaceAll(' ', '-'));
  return ['carto-cls', ...words.filter((word) => word !== '')].join('_');
}

export const fileName = (extension: string, ...parts: readonly string[]): string => `${fileStem(...parts)}.${extension}`;
