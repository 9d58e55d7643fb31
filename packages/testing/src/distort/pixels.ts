/** Red, green, blue, alpha: four bytes a pixel, rows from the top. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** An empty picture. */
export function blankPixels(width: number, height: number): Pixels {
  return { data: new Uint8ClampedArray(width * height * 4), width, height };
}

/** The colour of a picture at a point between its pixels, bilinear; the border repeats. */
export function sample(from: Pixels, x: number, y: number, out: Float64Array): void {
  const { data, width, height } = from;
  const cx = Math.min(Math.max(x - 0.5, 0), width - 1);
  const cy = Math.min(Math.max(y - 0.5, 0), height - 1);
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const dx = cx - x0;
  const dy = cy - y0;
  const right = x0 + 1 < width ? 4 : 0;
  const down = y0 + 1 < height ? width * 4 : 0;
  const p = (y0 * width + x0) * 4;
  for (let c = 0; c < 4; c += 1) {
    const top = data[p + c]! * (1 - dx) + data[p + right + c]! * dx;
    const bottom = data[p + down + c]! * (1 - dx) + data[p + down + right + c]! * dx;
    out[c] = top * (1 - dy) + bottom * dy;
  }
}
