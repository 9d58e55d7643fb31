import type { RgbImage } from '../image/rgbImage.ts';

/**
 * Print is black: even its brightest channel is dark, unlike that of coloured patterns. This is how much darker than
 * the paper it must be.
 */
const LEAST_CONTRAST = 26;
/** The shape of a dash relative to the cut-out: greatest height, least length, and the vertical band it is in. */
const FLAT = 0.26;
const LONG = 0.1;
const BAND = [0.28, 0.76] as const;
/** Anything higher is a letter or the frame of the photo. */
const TALL = 0.36;
/** A dash is longer than high, unlike the dots of a colon. */
const LONGER = 1.25;

interface Spot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  pixels: number;
}

/** Connected dark spots of a picture. */
function spotsOf(dark: Uint8Array, width: number): Spot[] {
  const spots: Spot[] = [];
  const stack: number[] = [];
  const left = dark.slice();
  for (let start = 0; start < left.length; start += 1) {
    if (left[start] === 0) continue;
    const spot: Spot = { left: width, right: 0, top: left.length, bottom: 0, pixels: 0 };
    left[start] = 0;
    stack.push(start);
    for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
      const x = p % width;
      const y = (p - x) / width;
      spot.left = Math.min(spot.left, x);
      spot.right = Math.max(spot.right, x);
      spot.top = Math.min(spot.top, y);
      spot.bottom = Math.max(spot.bottom, y);
      spot.pixels += 1;
      const beside = [x > 0 ? p - 1 : -1, x < width - 1 ? p + 1 : -1, p - width, p + width];
      for (const q of beside) {
        if (q < 0 || q >= left.length || left[q] === 0) continue;
        left[q] = 0;
        stack.push(q);
      }
    }
    spots.push(spot);
  }
  return spots;
}

/** The pixels that are black print, or `null` if the cut-out has none. */
function blackOf({ data, width, height }: RgbImage): Uint8Array | null {
  const light = new Uint8Array(width * height);
  for (let i = 0; i < light.length; i += 1) light[i] = Math.max(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!);
  // Only the rows in the middle: lines above and below reach into the cut-out.
  const middle = light.slice(Math.floor(height * 0.2) * width, Math.ceil(height * 0.8) * width).toSorted();
  const paper = middle[middle.length >> 1]!;
  const ink = middle[Math.floor(middle.length * 0.004)]!;
  if (paper - ink < LEAST_CONTRAST) return null;
  const limit = paper - (paper - ink) * 0.5;
  return light.map((value) => (value < limit ? 1 : 0));
}

/**
 * Whether a cut-out holds one dash and no letter, even over a pattern and beside the frame of the photo. The label's
 * colon does not count.
 */
export function seesDash(cut: RgbImage): boolean {
  const { width, height } = cut;
  const black = blackOf(cut);
  if (!black) return false;
  const high = ({ top, bottom }: Spot): number => (bottom - top + 1) / height;
  const long = ({ left, right }: Spot): number => (right - left + 1) / height;
  const inBand = (spot: Spot): boolean => {
    const y = (spot.top + spot.bottom + 1) / 2 / height;
    return y > BAND[0] && y < BAND[1];
  };
  const spots = spotsOf(black, width).filter(({ pixels }) => pixels > 0.0015 * height * height);
  const letters = spots.filter((spot) => high(spot) > TALL && spot.right < width - 0.25 * height && inBand(spot));
  const dashes = spots.filter(
    (spot) =>
      inBand(spot) && high(spot) <= FLAT && long(spot) >= LONG && long(spot) > LONGER * high(spot) && long(spot) < 1,
  );
  return letters.length === 0 && dashes.length === 1;
}
