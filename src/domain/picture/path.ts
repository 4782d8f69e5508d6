import { readWkb } from '../wkb';
import type { Frame } from './frame';

/**
 * Points lie on a grid of so many steps a unit: neighbours round the points that they share alike, so that no sliver opens
 * between them. At ×4 a step is a fifth of a pixel; where communes are many, four fifths.
 */
export const gridSteps = { large: 20, serre: 5 } as const;
export type Density = keyof typeof gridSteps;

/** Lines on a grid of `steps` a unit: x and y by turns; line n ends before point `ends[n]`. */
export interface Lines {
  readonly steps: number;
  readonly points: Int32Array;
  readonly ends: Int32Array;
  /** Each ends where it starts, without saying it twice. */
  readonly closed: boolean;
}

/** An outline at the sharpness of the picture: rings, without those that are smaller than the grid. @param hex hexadecimal WKB. */
export function outlineLines(hex: Uint8Array, { project }: Pick<Frame, 'project'>, density: Density): Lines {
  const steps = gridSteps[density];
  const points: number[] = [];
  const ends: number[] = [];
  let start = 0;
  const close = (): void => {
    while (points.length - start > 2 && points[start] === points.at(-2) && points[start + 1] === points.at(-1)) points.length -= 2;
    if (points.length - start < 6) points.length = start;
    else ends.push(points.length / 2);
    start = points.length;
  };
  readWkb(hex, {
    onPolygon: () => undefined,
    onRing: close,
    onPoint: (lon, lat) => {
      const [x, y] = project(lon, lat);
      const [column, row] = [Math.round(x * steps), Math.round(y * steps)];
      if (points.length === start || points.at(-2) !== column || points.at(-1) !== row) points.push(column, row);
    },
  });
  close();
  return { steps, points: Int32Array.from(points), ends: Int32Array.from(ends), closed: true };
}

/** Several sets of lines of the same kind as one. */
export function joinedLines(parts: readonly Lines[]): Lines {
  const [first] = parts;
  const points = new Int32Array(parts.reduce((sum, part) => sum + part.points.length, 0));
  const ends = new Int32Array(parts.reduce((sum, part) => sum + part.ends.length, 0));
  let [atPoint, atEnd] = [0, 0];
  for (const part of parts) {
    points.set(part.points, atPoint);
    part.ends.forEach((end, place) => {
      ends[atEnd + place] = end + atPoint / 2;
    });
    atPoint += part.points.length;
    atEnd += part.ends.length;
  }
  return { steps: first?.steps ?? 1, points, ends, closed: first?.closed ?? true };
}

const decimals = (value: number): string => String(Math.round(value * 1000) / 1000).replace(/^(-?)0\./u, '$1.');

/** As SVG path data: each line from where it starts, then from point to point. */
export function pathData({ steps, points, ends, closed }: Lines): string {
  const out: string[] = [];
  let place = 0;
  for (const end of ends) {
    let [x, y] = [points[2 * place] ?? 0, points[2 * place + 1] ?? 0];
    out.push(`M${decimals(x / steps)} ${decimals(y / steps)}l`);
    for (place += 1; place < end; place += 1) {
      const [nextX, nextY] = [points[2 * place] ?? 0, points[2 * place + 1] ?? 0];
      out.push(`${decimals((nextX - x) / steps)} ${decimals((nextY - y) / steps)}`, place === end - 1 ? '' : ' ');
      [x, y] = [nextX, nextY];
    }
    if (closed) out.push('Z');
  }
  return out.join('');
}

/** Parts of a canvas's path that lines are traced with. */
type Tracer = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath'>;

/** Traces on a canvas, in units. */
export function tracePath({ steps, points, ends, closed }: Lines, path: Tracer): void {
  let place = 0;
  for (const end of ends) {
    path.moveTo((points[2 * place] ?? 0) / steps, (points[2 * place + 1] ?? 0) / steps);
    for (place += 1; place < end; place += 1) path.lineTo((points[2 * place] ?? 0) / steps, (points[2 * place + 1] ?? 0) / steps);
    if (closed) path.closePath();
  }
}
