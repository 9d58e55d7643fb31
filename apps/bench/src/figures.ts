/** One measured figure, as listed in the last line of every suite. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same measurement for a peer, in the same run. */
  readonly peer?: number;
  readonly goal?: number;
  readonly met?: boolean;
}

/** A figure with a goal: a minimum or a maximum. */
export function aimed(figure: Omit<Figure, 'met'> & { readonly goal: number }, aim: 'least' | 'most'): Figure {
  const { value, goal } = figure;
  return { ...figure, met: aim === 'least' ? value >= goal : value <= goal };
}

/** A figure that should not exceed its goal. */
export function atMost(name: string, value: number, unit: string, goal: number, peer?: number): Figure {
  return aimed({ name, value, unit, goal, ...(peer === undefined ? {} : { peer }) }, 'most');
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The share as a percentage with two decimals; 0 of 0 is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Prints the figures for people, then as one JSON line for programs. */
export function printFigures(suite: string, figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ name }) => name.length));
  console.log(`\n${'figure'.padEnd(width)}  ${'ours'.padStart(10)}  ${'peer'.padStart(10)}  ${'goal'.padStart(8)}`);
  for (const { name, value, unit, peer, goal, met } of figures) {
    const cells = [value, peer, goal].map((one, i) => `${one ?? ''}`.padStart(i === 2 ? 8 : 10));
    const verdict = met === undefined ? '' : met ? '  met' : '  NOT MET';
    console.log(`${name.padEnd(width)}  ${cells.join('  ')}  ${unit}${verdict}`);
  }
  console.log(JSON.stringify({ suite, figures }));
}
