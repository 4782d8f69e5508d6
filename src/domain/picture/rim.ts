import type { Lines } from './path';

/** Grid places in a row, more than a picture has. */
const across = 2 ** 21;
const half = 2 ** 20;

/**
 * The rim of a set of outlines that share their borders exactly: what two of them share is within and leaves,
 * so that the borders of a territory come from those of its communes.
 */
export class Rim {
  /** Directed sides by their start, then by their end; the grid of all. */
  readonly #sides = new Map<number, Set<number>>();
  #steps = 1;

  add({ steps, points, ends }: Lines): void {
    this.#steps = steps;
    let start = 0;
    for (const end of ends) {
      for (let place = start; place < end; place += 1) {
        const next = place + 1 === end ? start : place + 1;
        this.#toggle(placeOf(points, place), placeOf(points, next));
      }
      start = end;
    }
  }

  /** Side after side as long lines. Empties the rim. */
  lines(): Lines {
    const points: number[] = [];
    const ends: number[] = [];
    for (const [from] of this.#sides) {
      while (this.#sides.has(from)) {
        let at = from;
        points.push(...coordinates(at));
        for (let next = this.#take(at); next !== null; next = this.#take(at)) {
          points.push(...coordinates(next));
          at = next;
        }
        ends.push(points.length / 2);
      }
    }
    return { steps: this.#steps, points: Int32Array.from(points), ends: Int32Array.from(ends), closed: false };
  }

  #toggle(from: number, to: number): void {
    for (const [a, b] of [[to, from], [from, to]] as const) {
      const known = this.#sides.get(a);
      if (known?.delete(b) !== true) continue;
      if (known.size === 0) this.#sides.delete(a);
      return;
    }
    const own = this.#sides.get(from);
    if (own === undefined) this.#sides.set(from, new Set([to]));
    else own.add(to);
  }

  #take(from: number): number | null {
    const own = this.#sides.get(from);
    if (own === undefined) return null;
    const [to] = own;
    if (to === undefined) return null;
    own.delete(to);
    if (own.size === 0) this.#sides.delete(from);
    return to;
  }
}

/** A place of the grid as one number; places out of the picture too. */
const placeOf = (points: Int32Array, place: number): number => ((points[2 * place] ?? 0) + half) * across + (points[2 * place + 1] ?? 0) + half;
const coordinates = (place: number): [number, number] => [Math.floor(place / across) - half, (place % across) - half];
