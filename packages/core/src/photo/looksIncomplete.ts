/** A small picture: rows from the top, any number of bytes a pixel, the first three of them its colour. */
export interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** Levels that a row may vary by if it holds no picture. */
const FLAT = 3;
/** Share of such rows above which a picture is worth a second look. */
const MANY = 0.02;
/** What decoders paint where data is missing, and how far a grey may be from it to be taken for it. */
const GREY = 128;
const NEAR_GREY = 6;

function isGrey({ data, width, height }: Pixels, x: number, y: number): boolean {
  const size = data.length / (width * height);
  const at = (y * width + x) * size;
  return [0, 1, 2].every((channel) => Math.abs(data[at + channel]! - GREY) <= NEAR_GREY);
}

/** Decoders paint what is missing from there to the last corner, wherever that is once the photo is upright. */
export function hasGreyCorner(picture: Pixels): boolean {
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  return [0, right].some((x) => [0, bottom].some((y) => isGrey(picture, x, y)));
}

/** Share of the lines along one side that are of one colour from end to end. */
function flatShare({ data, width, height }: Pixels, across: boolean): number {
  const size = data.length / (width * height);
  const [lines, length] = across ? [height, width] : [width, height];
  const [line, step] = across ? [width * size, size] : [size, width * size];
  let flat = 0;
  for (let i = 0; i < lines; i += 1) {
    let [low, high] = [255, 0];
    // Green says enough: all colours of a photo vary together.
    for (let k = 0, at = i * line + 1; k < length && high - low <= FLAT; k += 1, at += step) {
      low = Math.min(low, data[at]!);
      high = Math.max(high, data[at]!);
    }
    if (high - low <= FLAT) flat += 1;
  }
  return flat / lines;
}

/**
 * Whether a picture looks as if a part of it were missing: bands of one colour from side to side, or a corner as grey as
 * decoders leave it. Walls, tables and paper may look the same: `isDataMissing` tells them apart.
 */
export function looksIncomplete(picture: Pixels): boolean {
  return hasGreyCorner(picture) || flatShare(picture, true) > MANY || flatShare(picture, false) > MANY;
}
