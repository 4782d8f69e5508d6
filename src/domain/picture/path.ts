import type { Outline } from '../wkb';
import type { Frame } from './frame';

/** Closer than this to the point before, a point is not seen, units; where communes are many, so are their points. */
const unseen = { large: 0.35, serre: 0.7 } as const;
const rounded = (value: number): number => Math.round(value * 10) / 10;

type Position = readonly [number, number];

function ringPath(ring: readonly Position[], { project }: Pick<Frame, 'project'>, apart: number): string {
  const kept: Position[] = [];
  for (const [lon, lat] of ring) {
    const point = project(lon, lat);
    const last = kept.at(-1);
    if (last === undefined || Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) >= apart) kept.push(point);
  }
  if (kept.length < 3) return '';
  return `M${kept.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`;
}

/** An outline as SVG path data, at the sharpness of the picture; empty where it is smaller than what is seen. */
export function outlinePath(outline: Outline, frame: Pick<Frame, 'project'>, density: keyof typeof unseen): string {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return polygons.flatMap((rings) => rings.map((ring) => ringPath(ring, frame, unseen[density]))).join('');
}
