import type { NoClassReason } from '../../../domain/class-codes';
import { tracePath } from '../../../domain/picture/path';
import { type Fill, hatchings, type Look, type Mark, paper, type Scene, type TextMark } from './scene';

type Context = OffscreenCanvasRenderingContext2D;

/** Points painted between two words of how far it is. */
const atOnce = 20_000;

/** The typeface of the product, once the worker has it; else one like it. */
const family = "'Atkinson Hyperlegible Next', 'Segoe UI', Arial, sans-serif";

function patternOf(context: Context, reason: NoClassReason, scale: number): CanvasPattern | string {
  const { side, turn, look, d } = hatchings[reason];
  const tile = new OffscreenCanvas(side * scale, side * scale);
  const inner = tile.getContext('2d');
  if (inner === null) return paper;
  inner.scale(scale, scale);
  inner.fillStyle = paper;
  inner.fillRect(0, 0, side, side);
  paintPath(inner, new Path2D(d), look, () => paper);
  const pattern = context.createPattern(tile, 'repeat');
  if (pattern === null) return paper;
  pattern.setTransform(new DOMMatrix().rotate(turn).scale(1 / scale));
  return pattern;
}

type Painted = (fill: Fill) => string | CanvasPattern;

function paintPath(context: Context, path: Path2D, { fill, stroke, width = 1, dash = [] }: Look, painted: Painted): void {
  if (fill !== undefined) {
    context.fillStyle = typeof fill === 'string' ? fill : painted(fill);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(path);
  }
  if (stroke === undefined) return;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  context.stroke(path);
}

function paintText(context: Context, { x, y, text, size, weight, fill, anchor, halo }: TextMark): void {
  context.font = `${weight} ${size}px ${family}`;
  context.textAlign = anchor === 'middle' ? 'center' : anchor;
  if (halo) {
    context.setLineDash([]);
    context.strokeStyle = paper;
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeText(text, x, y);
  }
  context.fillStyle = fill;
  context.fillText(text, x, y);
}

const pointsOf = (marks: readonly Mark[]): number => marks.reduce((sum, mark) => sum + (mark.kind === 'lignes' ? mark.lines.points.length / 2 : mark.kind === 'groupe' ? pointsOf(mark.marks) : 0), 0);

/**
 * Paints a scene on a canvas, scaled, as `sceneSvg` writes it.
 * @param report told of the share that is painted, 0 to 1.
 */
export function paintScene(context: Context, scene: Scene, scale: number, report: (share: number) => void): void {
  const all = Math.max(1, pointsOf(scene.marks));
  let [done, told] = [0, 0];
  const hatches = new Map<NoClassReason, CanvasPattern | string>();
  const painted: Painted = (fill) => {
    if (typeof fill === 'string') return fill;
    const known = hatches.get(fill.hachure) ?? patternOf(context, fill.hachure, scale);
    hatches.set(fill.hachure, known);
    return known;
  };
  const paint = (marks: readonly Mark[], look: Look): void => {
    for (const mark of marks) {
      switch (mark.kind) {
        case 'texte':
          paintText(context, mark);
          break;
        case 'trait': {
          context.save();
          if (mark.at !== undefined) {
            context.translate(mark.at.x, mark.at.y);
            context.scale(mark.at.scale, mark.at.scale);
          }
          paintPath(context, new Path2D(mark.d), mark, painted);
          context.restore();
          break;
        }
        case 'lignes': {
          const path = new Path2D();
          tracePath(mark.lines, path);
          paintPath(context, path, look, painted);
          done += mark.lines.points.length / 2;
          if (done - told < atOnce) break;
          told = done;
          // What was asked for is painted now, so that the share told is that of the work done.
          context.getImageData(0, 0, 1, 1);
          report(done / all);
          break;
        }
        case 'groupe':
          context.save();
          if (mark.clip !== null) {
            context.beginPath();
            context.rect(mark.clip.x, mark.clip.y, mark.clip.width, mark.clip.height);
            context.clip();
          }
          paint(mark.marks, mark.look);
          context.restore();
      }
    }
  };
  context.save();
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, scene.width, scene.height);
  paint(scene.marks, {});
  context.restore();
}
