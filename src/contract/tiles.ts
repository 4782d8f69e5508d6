/** Layers of `communes.pmtiles` and the properties that each feature carries. */
export const tileLayers = {
  /** Polygons; feature id = rang + 1 at every zoom; properties from zoom 8 only: code, nom. */
  communes: 'communes',
  /** Boundary lines, drawn once each (no doubled shared border), without properties; `epci` from zoom 6. `regions` alone holds the outer limit too. */
  epci: 'epci',
  departements: 'departements',
  regions: 'regions',
  /** Polygons of the contracts' perimeters; properties: id (`cls:brenne`), nom. */
  cls: 'cls',
  /** Points; properties: nom, type (`commune`, `departement`, `region`), population; id = rang + 1 for communes. */
  etiquettes: 'etiquettes',
} as const;
export type TileLayer = keyof typeof tileLayers;

/** Feature id of a commune on the map, from its row number in `communes`. */
export const featureIdOfRank = (rank: number): number => rank + 1;
export const rankOfFeatureId = (id: number): number => id - 1;
