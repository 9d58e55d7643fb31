import type { Homography } from '@ktp-ocr/core/kit';

/** A point: x to the right, y downwards. */
export type Point = readonly [x: number, y: number];

/** Gaussian elimination with pivoting, or `null` if the equations do not determine a solution. */
function solve(matrix: number[][], right: number[]): number[] | null {
  const n = right.length;
  for (let i = 0; i < n; i += 1) {
    let pivot = i;
    for (let r = i + 1; r < n; r += 1) if (Math.abs(matrix[r]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = r;
    [matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!];
    [right[i], right[pivot]] = [right[pivot]!, right[i]!];
    if (Math.abs(matrix[i]![i]!) < 1e-12) return null;
    for (let r = i + 1; r < n; r += 1) {
      const factor = matrix[r]![i]! / matrix[i]![i]!;
      for (let c = i; c < n; c += 1) matrix[r]![c]! -= factor * matrix[i]![c]!;
      right[r]! -= factor * right[i]!;
    }
  }
  const result = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = right[i]!;
    for (let c = i + 1; c < n; c += 1) sum -= matrix[i]![c]! * result[c]!;
    result[i] = sum / matrix[i]![i]!;
  }
  return result;
}

/** Collects equations and solves them for the least squared error. */
function normalEquations(n: number): {
  readonly add: (row: readonly number[], value: number) => void;
  readonly solve: () => number[] | null;
} {
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
  const right = Array.from({ length: n }, () => 0);
  return {
    add: (row, value) => {
      for (let i = 0; i < n; i += 1) {
        right[i]! += row[i]! * value;
        for (let j = 0; j < n; j += 1) matrix[i]![j]! += row[i]! * row[j]!;
      }
    },
    solve: () => solve(matrix, right),
  };
}

/** The affine map that takes `from` to `to` with the least squared error; needs at least three points. */
export function fitAffine(from: readonly Point[], to: readonly Point[]): Homography | null {
  const equations = normalEquations(6);
  from.forEach(([x, y], i) => {
    const [u, v] = to[i]!;
    equations.add([x, y, 1, 0, 0, 0], u);
    equations.add([0, 0, 0, x, y, 1], v);
  });
  const m = equations.solve();
  return m && [m[0]!, m[1]!, m[2]!, m[3]!, m[4]!, m[5]!, 0, 0, 1];
}

/** The affine map through three points, or `null` if they lie on one line. */
export function affineThrough(
  from: readonly [Point, Point, Point],
  to: readonly [Point, Point, Point],
): Homography | null {
  const [[x0, y0], [x1, y1], [x2, y2]] = from;
  const det = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (Math.abs(det) < 1e-12) return null;
  const row = (u0: number, u1: number, u2: number): readonly [number, number, number] => {
    const a = ((u1 - u0) * (y2 - y0) - (u2 - u0) * (y1 - y0)) / det;
    const b = ((u2 - u0) * (x1 - x0) - (u1 - u0) * (x2 - x0)) / det;
    return [a, b, u0 - a * x0 - b * y0];
  };
  return [...row(to[0][0], to[1][0], to[2][0]), ...row(to[0][1], to[1][1], to[2][1]), 0, 0, 1];
}

/** A point of which only the height on the other plane is known. */
export interface HeightPoint {
  readonly from: Point;
  readonly y: number;
}

/**
 * The perspective that takes `from` to `to` and puts further points at known heights, with the least squared error;
 * `null` if the points do not determine it.
 */
export function fitPerspective(
  from: readonly Point[],
  to: readonly Point[],
  heights: readonly HeightPoint[],
): Homography | null {
  // Pixels are in the thousands and fractions are not: scaled to one unit, the equations lose no precision.
  const unit = Math.max(1, ...from.flat().map(Math.abs));
  const equations = normalEquations(8);
  from.forEach(([px, py], i) => {
    const [x, y] = [px / unit, py / unit];
    const [u, v] = to[i]!;
    equations.add([x, y, 1, 0, 0, 0, -u * x, -u * y], u);
    equations.add([0, 0, 0, x, y, 1, -v * x, -v * y], v);
  });
  for (const { from: point, y: v } of heights) {
    const [x, y] = [point[0] / unit, point[1] / unit];
    equations.add([0, 0, 0, x, y, 1, -v * x, -v * y], v);
  }
  const m = equations.solve();
  return m && [m[0]! / unit, m[1]! / unit, m[2]!, m[3]! / unit, m[4]! / unit, m[5]!, m[6]! / unit, m[7]! / unit, 1];
}
