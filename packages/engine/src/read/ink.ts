import type { RgbImage } from '../image/rgbImage.ts';

/** The print on a cut-out line. */
export interface Ink {
  /** 1 for each column that contains print. */
  readonly columns: Uint8Array;
  /** First and last row of the print, and its height in pixels. */
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

const LEAST_CONTRAST = 22;
/** Anything paler than the darkest print of the line by this share is background: patterns and stamps. */
const PALE = 0.35;

/** How far to each side a column looks for paper and print, in pixels: light changes along a line, letters do not. */
const REACH = 28;

/** The largest value within `REACH` of each place. */
function largestAround(values: Float32Array): Float32Array {
  const result = new Float32Array(values.length);
  // Positions whose value may still become the largest, largest first.
  const candidates: number[] = [];
  for (let x = 0; x < values.length + REACH; x += 1) {
    if (x < values.length) {
      while (candidates.length > 0 && values[candidates.at(-1)!]! <= values[x]!) candidates.pop();
      candidates.push(x);
    }
    const middle = x - REACH;
    if (middle < 0) continue;
    if (candidates[0]! < middle - REACH) candidates.shift();
    result[middle] = values[candidates[0]!]!;
  }
  return result;
}

/** The brightness that divides print from paper, column by column; 0, meaning no print, without contrast. */
function thresholds(grey: Float32Array, width: number, height: number): Float32Array | null {
  const paper = new Float32Array(width);
  const ink = new Float32Array(width);
  const column = new Float32Array(height);
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) column[y] = grey[y * width + x]!;
    column.sort();
    ink[x] = 255 - column[Math.floor(height * 0.04)]!;
    paper[x] = column[Math.floor(height * 0.85)]!;
  }
  const bright = largestAround(paper);
  const dim = largestAround(ink).map((dark) => 255 - dark);
  const contrast = bright.reduce((most, light, x) => Math.max(most, light - dim[x]!), 0);
  if (contrast < LEAST_CONTRAST) return null;
  const least = Math.max(LEAST_CONTRAST, contrast * PALE);
  return bright.map((light, x) => (light - dim[x]! < least ? 0 : (light + dim[x]!) / 2));
}

/** Separates print from paper by brightness; `null` if the contrast is too poor. */
export function inkOf({ data, width, height }: RgbImage): Ink | null {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i += 1) {
    grey[i] = 0.3 * data[i * 3]! + 0.6 * data[i * 3 + 1]! + 0.1 * data[i * 3 + 2]!;
  }
  const threshold = thresholds(grey, width, height);
  if (!threshold) return null;
  const rows = new Float64Array(height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (grey[y * width + x]! < threshold[x]!) rows[y]! += 1;
  // Neighbouring lines reach into the cut-out from above and below, so the print is the band around the fullest row.
  const most = Math.max(...rows);
  let top = rows.indexOf(most);
  let bottom = top;
  while (top > 0 && rows[top - 1]! > most * 0.1) top -= 1;
  while (bottom < height - 1 && rows[bottom + 1]! > most * 0.1) bottom += 1;
  const columns = Uint8Array.from({ length: width }, (_, x) => {
    let ink = 0;
    for (let y = top; y <= bottom; y += 1) if (grey[y * width + x]! < threshold[x]!) ink += 1;
    return ink > 1 ? 1 : 0;
  });
  return columns.includes(1) ? { columns, top, bottom, height: bottom - top + 1 } : null;
}

/**
 * Whether the last print on a cut-out is a dash: flat, and about halfway up. Anything before it, such as the label's
 * colon, does not count.
 */
export function endsInDash(line: RgbImage): boolean {
  const ink = inkOf(line);
  if (!ink) return false;
  const last = ink.columns.lastIndexOf(1);
  const first = ink.columns.lastIndexOf(0, last) + 1;
  const alone = inkOf(crop(line, first, last + 1));
  if (!alone) return false;
  const middle = (alone.top + alone.bottom) / 2 / line.height;
  return alone.height <= line.height * 0.25 && last - first + 1 > alone.height && middle > 0.3 && middle < 0.75;
}

/** Cuts columns out of an image, with a margin of paper so that print and paper can still be told apart. */
function crop({ data, width, height }: RgbImage, from: number, until: number): RgbImage {
  const left = Math.max(0, from - 8);
  const part = Math.min(width, until + 8) - left;
  const out = new Uint8Array(part * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < part; x += 1) {
      const inside = left + x >= from - 1 && left + x <= until;
      // Outside the print, repeat the paper of the column just beside it.
      const column = inside ? left + x : Math.min(width - 1, until);
      const s = (y * width + column) * 3;
      out.set(data.subarray(s, s + 3), (y * part + x) * 3);
    }
  }
  return { data: out, width: part, height };
}
