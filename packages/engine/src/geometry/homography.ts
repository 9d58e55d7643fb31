/** A point: x to the right, y downwards. */
export type Point = readonly [x: number, y: number];

/** Nine numbers, row by row: takes points of one plane to another. An affine one ends in 0 0 1. */
export type Homography = readonly number[];

/** Gaussian elimination with pivoting, or `null` where the equations do not say enough. */
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

/** The plane map that takes `from` to `to` with the least squared error: `affine` needs 3 points, `projective` 4. */
export function fitPlane(
  from: readonly Point[],
  to: readonly Point[],
  kind: 'affine' | 'projective',
): Homography | null {
  const n = kind === 'affine' ? 6 : 8;
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
  const right = Array.from({ length: n }, () => 0);
  const add = (row: readonly number[], value: number): void => {
    for (let i = 0; i < n; i += 1) {
      right[i]! += row[i]! * value;
      for (let j = 0; j < n; j += 1) matrix[i]![j]! += row[i]! * row[j]!;
    }
  };
  from.forEach(([x, y], i) => {
    const [u, v] = to[i]!;
    add([x, y, 1, 0, 0, 0, -u * x, -u * y].slice(0, n), u);
    add([0, 0, 0, x, y, 1, -v * x, -v * y].slice(0, n), v);
  });
  if (kind === 'projective') {
    matrix[6]![6]! += 1e-9;
    matrix[7]![7]! += 1e-9;
  }
  const solved = solve(matrix, right);
  if (!solved) return null;
  return kind === 'affine' ? [...solved, 0, 0, 1] : [...solved, 1];
}

/** Where a point lands. */
export function project(m: Homography, x: number, y: number): Point {
  const d = m[6]! * x + m[7]! * y + m[8]!;
  return [(m[0]! * x + m[1]! * y + m[2]!) / d, (m[3]! * x + m[4]! * y + m[5]!) / d];
}

/** The way back. */
export function invert(m: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = m as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const det = a * A + b * B + c * C;
  return [A, c * h - b * i, b * f - c * e, B, a * i - c * g, c * d - a * f, C, b * g - a * h, a * e - b * d].map(
    (x) => x / det,
  );
}
