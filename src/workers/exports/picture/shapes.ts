import { noClass } from '../../../domain/class-codes';
import type { Frame } from '../../../domain/picture/frame';
import { type Density, joinedLines, type Lines, outlineLines } from '../../../domain/picture/path';
import type { MapPicture, PictureOutlines } from '../../../domain/picture/picture';
import { Rim } from '../../../domain/picture/rim';
import { outlineAt } from '../../../domain/wkb';

interface Shape {
  /** Null for communes drawn as one. */
  readonly code: string | null;
  readonly lines: Lines;
}

/** Communes of a shade and a class, or a code of `noClass`. */
export interface ShapeGroup {
  readonly shade: number;
  readonly code: number;
  readonly shapes: Shape[];
}

/** What is drawn of the communes of a picture, as they come, département after département. */
export class PictureShapes {
  readonly groups = new Map<string, ShapeGroup>();
  /** Borders of the départements, where communes are too many for theirs. */
  readonly limits: Lines[] = [];
  readonly #contours: readonly { readonly rim: Rim | null; readonly lines: Lines[] }[];
  #rims: readonly (readonly Lines[])[] | null = null;
  readonly #frame: Frame;
  readonly #density: Density;

  constructor({ contours, serre }: Pick<MapPicture, 'contours' | 'serre'>, frame: Frame) {
    this.#frame = frame;
    this.#density = serre ? 'serre' : 'large';
    this.#contours = contours.map(({ joined }) => ({ rim: joined ? new Rim() : null, lines: [] }));
  }

  /**
   * Adds the communes of a département: each a shape that carries its code. Where they are many, a shape a class: tens of thousands
   * of them, or a few of all France, would hold for half a minute the page that shows them.
   */
  add({ codes, contours, classes, teintes, marques }: PictureOutlines): void {
    const joined = new Map<ShapeGroup, Lines[]>();
    const limit = new Rim();
    const dense = this.#density === 'serre';
    codes.forEach((code, place) => {
      const hex = outlineAt(contours, place);
      if (hex.length === 0) return;
      const lines = outlineLines(hex, this.#frame, this.#density);
      if (lines.ends.length === 0) return;
      const group = this.#group(teintes[place] ?? 0, classes[place] ?? noClass.absent);
      if (dense) {
        const own = joined.get(group);
        if (own === undefined) joined.set(group, [lines]);
        else own.push(lines);
        limit.add(lines);
      } else group.shapes.push({ code, lines });
      this.#contours.forEach(({ rim, lines: each }, contour) => {
        if (((marques[place] ?? 0) & (1 << contour)) === 0) return;
        if (rim === null) each.push(lines);
        else rim.add(lines);
      });
    });
    for (const [group, parts] of joined) group.shapes.push({ code: null, lines: joinedLines(parts) });
    if (dense) this.limits.push(limit.lines());
  }

  /** Lines of each contour of the picture, once all its communes are there. */
  contours(): readonly (readonly Lines[])[] {
    return (this.#rims ??= this.#contours.map(({ rim, lines }) => (rim === null ? lines : [rim.lines()])));
  }

  #group(shade: number, code: number): ShapeGroup {
    const key = `${shade} ${code}`;
    const group = this.groups.get(key) ?? { shade, code, shapes: [] };
    this.groups.set(key, group);
    return group;
  }
}
