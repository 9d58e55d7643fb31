import { type Corners, sidesOf } from '../frame.ts';
import { type EdgeMap, isStep } from './edges.ts';

/**
 * Parts in which the card is examined, along its long side. Labels and values begin at one end and fill half of it or
 * more.
 */
const PARTS = 8;
const HALF = PARTS / 2;
/** Points sampled in each part, along the long side and along the short one. */
const [ALONG, ACROSS] = [3, 20] as const;
const PLACES = ALONG * ACROSS;
/** The rim of a card is not print. */
const INSET = 0.06;
/** Blurred print is fainter than what counts as an edge. */
const FAINT = 0.75;

/**
 * Share of all points that must lie in print or beside it. Drawn cards have two and a half times that, a blank sheet
 * none.
 */
const PRINTED = 0.165;
// Measured on drawn cards, including dim and grainy ones; a face photo reaches 0.3, with bare parts at both ends and no
// strokes.
/** The same for the half with the labels and for its barest part, and the share of points in strokes. */
const LABELS = { half: 0.3, part: 0.1, strokes: 0.01 } as const;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Shares of points, part by part along the long side, that have an edge and that `counts` accepts. */
function sharesOf([a, b, c, d]: Corners, edges: EdgeMap, counts: (at: number) => boolean): readonly number[] {
  const { width, strength, threshold } = edges;
  const [top, right, bottom, left] = sidesOf([a, b, c, d]);
  const lies = top + bottom >= right + left;
  const shares: number[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    let counted = 0;
    for (let k = 0; k < PLACES; k += 1) {
      const far = INSET + (1 - 2 * INSET) * ((part + ((k % ALONG) + 0.5) / ALONG) / PARTS);
      const down = INSET + (1 - 2 * INSET) * ((Math.trunc(k / ALONG) + 0.5) / ACROSS);
      const [u, v] = lies ? [far, down] : [down, far];
      const x = (a.x * (1 - u) + b.x * u) * (1 - v) + (d.x * (1 - u) + c.x * u) * v;
      const y = (a.y * (1 - u) + b.y * u) * (1 - v) + (d.y * (1 - u) + c.y * u) * v;
      const at = Math.round(y) * width + Math.round(x);
      if (strength[at]! >= threshold * FAINT && counts(at)) counted += 1; // undefined outside the frame
    }
    shares.push(counted / PLACES);
  }
  return shares;
}

const any = (): boolean => true;

/** Whether there is anything on it: cards are printed all over, a blank sheet is not. */
export function isPrinted(corners: Corners, edges: EdgeMap): boolean {
  return mean(sharesOf(corners, edges, any)) >= PRINTED;
}

/**
 * Whether the half of a card with its labels is there, at either end. A face photo also has straight sides and nearly a
 * card's proportions, but it has shapes where the card has rows of letters.
 */
export function hasLabelsSide(corners: Corners, edges: EdgeMap): boolean {
  const printed = sharesOf(corners, edges, any);
  const strokes = sharesOf(corners, edges, (at) => !isStep(edges, at)); // dark, then light again
  return [0, HALF].some((from) => {
    const half = printed.slice(from, from + HALF);
    const thin = mean(strokes.slice(from, from + HALF));
    return Math.min(...half) >= LABELS.part && mean(half) >= LABELS.half && thin >= LABELS.strokes;
  });
}
