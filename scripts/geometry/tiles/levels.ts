/** How one zoom is drawn. Ground sizes below are at latitude 46°. */
export interface Level {
  zoom: number;
  /** Grid units across a tile: the grid that vertices are rounded to. */
  extent: number;
  /** Side, in screen pixels (512 a tile), of the square whose area a removed detail may not exceed; 0 keeps everything. */
  detailPx: number;
  /** Whether the communes carry `code` and `nom` at this zoom; the id is always there. */
  named: boolean;
}

/**
 * Zooms 3 and 4 keep the 848 m grid of zoom 5 (half a pixel there): a coarser one would flatten small communes.
 * Zoom 8 is what the first map of a contract shows: light enough for a phone. Zoom 10 keeps every vertex of the source
 * on a 3.3 m grid, fine enough for each commune's area to hold within 0.5 %.
 */
export const levels: readonly Level[] = [
  { zoom: 3, extent: 4096, detailPx: 0.2, named: false },
  { zoom: 4, extent: 2048, detailPx: 0.4, named: false },
  { zoom: 5, extent: 1024, detailPx: 0.8, named: false },
  { zoom: 6, extent: 2048, detailPx: 1, named: false },
  { zoom: 7, extent: 2048, detailPx: 1, named: false },
  { zoom: 8, extent: 2048, detailPx: 1.2, named: true },
  { zoom: 9, extent: 2048, detailPx: 1, named: true },
  { zoom: 10, extent: 8192, detailPx: 0, named: true },
];

/** Pixels of a tile on screen at its own zoom. */
export const tilePixels = 512;

/** Margin kept around a tile so that lines and antialiasing join across tiles, in pixels. */
export const bufferPixels = 4;

/** Lowest zoom of the EPCI borders: below, they would only blur the map. */
export const epciMinZoom = 6;
