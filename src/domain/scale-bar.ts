const earth = 40_075_016.686;
/** Pixels of the world at zoom 0. */
const world = 512;
const steps = [1, 2, 5];

/** A bar that a distance on the ground takes on a printed map. */
export interface ScaleBar {
  /** On the ground, km. */
  readonly km: number;
  /** On paper, mm. */
  readonly mm: number;
}

/**
 * The longest round distance that takes at most `longest` mm.
 * @param lat centre of the map, degrees: the scale is that of its middle. @param zoom that of a Web Mercator map of tiles of 512 pixels.
 * @param width pixels of the map across `printed` mm of paper.
 */
export function scaleBar(lat: number, zoom: number, width: number, printed: number, longest: number): ScaleBar {
  const metresOfPixel = (earth * Math.cos((lat * Math.PI) / 180)) / (world * 2 ** zoom);
  const kmOfMm = (metresOfPixel * width) / printed / 1000;
  const most = kmOfMm * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = power * (steps.findLast((step) => step * power <= most * (1 + 1e-9)) ?? 1);
  return { km, mm: km / kmOfMm };
}
