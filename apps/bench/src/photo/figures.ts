/** One line of a bench's result. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same of a peer, or of the least a browser can do. */
  readonly peer?: number;
  readonly goal?: number;
  readonly met?: boolean;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** A figure that should not be above its goal. */
export function atMost(name: string, value: number, unit: string, goal: number, peer?: number): Figure {
  return { name, value, unit, ...(peer === undefined ? {} : { peer }), goal, met: value <= goal };
}
