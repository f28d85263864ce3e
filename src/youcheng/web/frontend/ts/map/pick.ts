// Which tie or place lies under the pointer: a grid over the Mercator square, filled once.
import type { ArcBuffers } from "./arcs";

const CELLS = 256;

function cellOf(x: number, y: number): number {
  const column = Math.floor((x - Math.floor(x)) * CELLS);
  const row = Math.min(CELLS - 1, Math.max(0, Math.floor(y * CELLS)));
  return row * CELLS + column;
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

export class Picker {
  private readonly arcsIn: (number[] | undefined)[] = new Array(CELLS * CELLS);
  private readonly placesIn: (number[] | undefined)[] = new Array(CELLS * CELLS);

  constructor(
    private readonly arcs: ArcBuffers,
    private readonly places: Float32Array,
  ) {
    for (let i = 0; i < places.length / 2; i++) this.add(this.placesIn, cellOf(places[2 * i]!, places[2 * i + 1]!), i);
    for (let tie = 0; tie + 1 < arcs.starts.length; tie++) {
      for (let v = arcs.starts[tie]!; v + 1 < arcs.starts[tie + 1]!; v++) {
        const [ax, ay, bx, by] = this.segment(v);
        const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) * CELLS * 2));
        for (let s = 0; s <= steps; s++) {
          this.add(this.arcsIn, cellOf(ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps), tie);
        }
      }
    }
  }

  /** The place nearest to a point within `reach` (Mercator units), or -1. */
  place(x: number, y: number, reach: number): number {
    let [found, nearest] = [-1, reach];
    for (const i of this.around(this.placesIn, x, y, reach)) {
      const away = Math.hypot(this.beside(this.places[2 * i]!, x) - x, this.places[2 * i + 1]! - y);
      if (away < nearest) [found, nearest] = [i, away];
    }
    return found;
  }

  /** The tie nearest to a point within `reach` (Mercator units), or -1. */
  tie(x: number, y: number, reach: number): number {
    let [found, nearest] = [-1, reach];
    for (const tie of this.around(this.arcsIn, x, y, reach)) {
      for (let v = this.arcs.starts[tie]!; v + 1 < this.arcs.starts[tie + 1]!; v++) {
        const [ax, ay, bx, by] = this.segment(v);
        const moved = this.beside(ax, x) - ax;
        const away = distanceToSegment(x, y, ax + moved, ay, bx + moved, by);
        if (away < nearest) [found, nearest] = [tie, away];
      }
    }
    return found;
  }

  private segment(v: number): [number, number, number, number] {
    const at = this.arcs.vertices;
    return [at[2 * v]!, at[2 * v + 1]!, at[2 * v + 2]!, at[2 * v + 3]!];
  }

  private beside(x: number, target: number): number {
    return x + Math.round(target - x);
  }

  private add(cells: (number[] | undefined)[], cell: number, item: number): void {
    const items = (cells[cell] ??= []);
    if (items[items.length - 1] !== item) items.push(item);
  }

  private around(cells: (number[] | undefined)[], x: number, y: number, reach: number): Set<number> {
    const found = new Set<number>();
    const span = Math.min(8, Math.ceil(reach * CELLS));
    for (let row = -span; row <= span; row++) {
      for (let column = -span; column <= span; column++) {
        for (const item of cells[cellOf(x + column / CELLS, y + row / CELLS)] ?? []) found.add(item);
      }
    }
    return found;
  }
}
