export type Bbox = readonly [xmin: number, ymin: number, xmax: number, ymax: number];

/** Where the map of a picture stands, in the picture's own units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Web Mercator, fitted: the picture has the shape of the map on screen, north at the top. */
export interface Frame {
  readonly box: Box;
  /** Degrees → units of the picture. */
  readonly project: (lon: number, lat: number) => readonly [x: number, y: number];
  /** Degrees that the whole box shows. */
  readonly bounds: Bbox;
  /** Metres on the ground in one unit, at the middle of the frame. */
  readonly metres: number;
}

const earth = 6_371_008.8;
const degrees = 180 / Math.PI;
const latitude = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) * degrees;
const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** The box of degrees, whole, in the middle of the box of the picture. @param margin units left around. */
export function frameOf([xmin, ymin, xmax, ymax]: Bbox, box: Box, margin: number): Frame {
  const [left, right] = [(xmin * Math.PI) / 180, (xmax * Math.PI) / 180];
  const [bottom, top] = [mercatorY(ymin), mercatorY(ymax)];
  const scale = Math.min((box.width - 2 * margin) / Math.max(right - left, 1e-9), (box.height - 2 * margin) / Math.max(top - bottom, 1e-9));
  const x0 = box.x + box.width / 2 - ((left + right) / 2) * scale;
  const y0 = box.y + box.height / 2 + ((bottom + top) / 2) * scale;
  return {
    box,
    project: (lon, lat) => [x0 + ((lon * Math.PI) / 180) * scale, y0 - mercatorY(lat) * scale],
    bounds: [((box.x - x0) / scale) * degrees, latitude((y0 - box.y - box.height) / scale), ((box.x + box.width - x0) / scale) * degrees, latitude((y0 - box.y) / scale)],
    metres: (earth * Math.cos((((ymin + ymax) / 2) * Math.PI) / 180)) / scale,
  };
}

/** A round length, as long as it can be. @param metres in one unit. @param most units. */
export function scaleBar(metres: number, most: number): { readonly units: number; readonly text: string } {
  const longest = metres * most;
  const power = 10 ** Math.floor(Math.log10(longest));
  const round = [5, 2, 1].map((digit) => digit * power).find((length) => length <= longest) ?? power;
  return { units: round / metres, text: round >= 1000 ? `${round / 1000}\u00a0km` : `${round}\u00a0m` };
}
