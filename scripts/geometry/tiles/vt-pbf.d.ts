/** vt-pbf 3 ships no types: the one function used here, with the shape that it really reads. */
declare module 'vt-pbf' {
  export interface EncodableFeature {
    /** 1: points, 2: lines, 3: polygons. */
    type: 1 | 2 | 3;
    id?: number;
    /** Points: one list of positions. Lines and polygons: a list of lines or closed rings. */
    geometry: [number, number][] | [number, number][][];
    tags: Record<string, string | number | boolean | null>;
  }
  const vtPbf: {
    fromGeojsonVt: (
      layers: Record<string, { features: EncodableFeature[] }>,
      options: { version: 1 | 2; extent: number },
    ) => Uint8Array;
  };
  export default vtPbf;
}
