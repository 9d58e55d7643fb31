import type { RgbImage } from './image/rgbImage.ts';
import type { ReadLine } from './readLine.ts';

/** Least width of a gap between words, as a share of the height of the line. */
const LEAST_GAP = 0.15;
/** A word gap also moves the next letter on: least step from letter to letter, in median steps. */
const LEAST_STEP = 1.3;

/** Which columns of a cut-out hold ink. */
function inkColumns({ data, width, height }: RgbImage): Uint8Array | null {
  const grey = Float32Array.from(
    { length: width * height },
    (_, i) => 0.3 * data[i * 3]! + 0.6 * data[i * 3 + 1]! + 0.1 * data[i * 3 + 2]!,
  );
  const sorted = grey.toSorted();
  const darkest = sorted[Math.floor(sorted.length * 0.04)]!;
  const paper = sorted[Math.floor(sorted.length * 0.6)]!;
  if (paper - darkest < 25) return null;
  const threshold = (darkest + paper) / 2;
  return Uint8Array.from({ length: width }, (_, x) => {
    let ink = 0;
    for (let y = Math.floor(height * 0.15); y < height * 0.85; y += 1) if (grey[y * width + x]! < threshold) ink += 1;
    return ink > 1 ? 1 : 0;
  });
}

function gapsOf(columns: Uint8Array): (readonly [from: number, to: number])[] {
  const gaps: (readonly [number, number])[] = [];
  let from = -1;
  for (let x = 0; x <= columns.length; x += 1) {
    const empty = x < columns.length && columns[x] === 0;
    if (empty && from < 0) from = x;
    if (!empty && from >= 0) {
      gaps.push([from, x]);
      from = -1;
    }
  }
  return gaps;
}

/**
 * Puts spaces where the picture shows a gap: the recogniser sees letters well and spaces poorly. Letters are not changed.
 */
export function insertSpaces(line: RgbImage, read: ReadLine): string {
  const { text, positions } = read;
  const letters = [...text];
  if (letters.length < 4 || positions.length !== letters.length) return text;
  const columns = inkColumns(line);
  if (!columns) return text;
  const gaps = gapsOf(columns);
  const steps = positions.slice(1).map((x, i) => x - positions[i]!);
  const median = steps.toSorted((a, b) => a - b)[steps.length >> 1] || 1;
  return letters.reduce((out, letter, i) => {
    const before = letters[i - 1];
    if (before === undefined || letter === ' ' || before === ' ') return out + letter;
    if (!/[A-Z0-9.,)]/i.test(before) || !/[A-Z0-9(]/i.test(letter)) return out + letter;
    const [a, b] = [positions[i - 1]!, positions[i]!];
    const widest = Math.max(
      0,
      ...gaps.filter(([from, to]) => (from + to) / 2 > a - 2 && (from + to) / 2 < b + 4).map(([from, to]) => to - from),
    );
    return widest >= LEAST_GAP * line.height && b - a >= LEAST_STEP * median ? `${out} ${letter}` : out + letter;
  }, '');
}
