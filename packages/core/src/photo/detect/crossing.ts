import type { Point } from '../frame.ts';

/** All points p with nx * p.x + ny * p.y = offset; the normal has length 1. */
export interface StraightLine {
  readonly nx: number;
  readonly ny: number;
  readonly offset: number;
}

/** Where two lines cross; `null` if they are nearly parallel. */
export function crossing(a: StraightLine, b: StraightLine): Point | null {
  const turn = a.nx * b.ny - a.ny * b.nx;
  if (Math.abs(turn) < 0.25) return null;
  return { x: (a.offset * b.ny - b.offset * a.ny) / turn, y: (a.nx * b.offset - b.nx * a.offset) / turn };
}
