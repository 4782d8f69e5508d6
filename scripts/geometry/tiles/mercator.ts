const radians = Math.PI / 180;

/** Web Mercator on the unit square, y downwards. */
export const mercatorX = (lon: number): number => lon / 360 + 0.5;

export function mercatorY(lat: number): number {
  const sine = Math.sin(lat * radians);
  return 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
}

export const longitudeOf = (x: number): number => (x - 0.5) * 360;

export const latitudeOf = (y: number): number => (2 * Math.atan(Math.exp((1 - 2 * y) * Math.PI)) - Math.PI / 2) / radians;
