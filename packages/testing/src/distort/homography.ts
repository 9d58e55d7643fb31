type Point = readonly [x: number, y: number];

/** The nine numbers, the last of them 1, that take four points to four others. */
export function homography(from: readonly Point[], to: readonly Point[]): number[] {
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = to[i]!;
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  // Gauss and Jordan, the largest pivot first.
  for (let i = 0; i < 8; i += 1) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? k + i : best), i);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let r = 0; r < 8; r += 1) {
      if (r === i) continue;
      const factor = rows[r]![i]! / rows[i]![i]!;
      for (let c = i; c < 9; c += 1) rows[r]![c]! -= factor * rows[i]![c]!;
    }
  }
  return [...rows.map((row, i) => row[8]! / row[i]!), 1];
}
