import type { Anchor, FoundLine } from './anchors.ts';
import type { Point } from '../image/homography.ts';
import { ends, type TextBox } from '../image/textBox.ts';
import { ROWS } from './template.ts';

/** How far to the right the next line of a row may begin, and how far off its direction, in heights of the line. */
const REACH = 14;
const OFF_ROW = 0.45;
/** A shorter box has no direction of its own. */
const TELLING = 3;
const MOST_STEPS = 3;

/** The right end of a piece of text on a label's row. */
export interface RowEnd {
  readonly anchor: Anchor;
  readonly end: Point;
}

/** The nearest line to the right of `box`, in the direction of the row. */
function nextOnRow(box: TextBox, angle: number, lines: readonly FoundLine[]): TextBox | null {
  const [, [x, y]] = ends(box);
  let best: TextBox | null = null;
  let nearest = REACH * box.height;
  for (const { box: other } of lines) {
    if (other === box) continue;
    const [[left, top]] = ends(other);
    const along = (left - x) * Math.cos(angle) + (top - y) * Math.sin(angle);
    const off = (top - y) * Math.cos(angle) - (left - x) * Math.sin(angle);
    if (along < -0.7 * box.height || along >= nearest || Math.abs(off) > OFF_ROW * Math.min(box.height, other.height)) {
      continue;
    }
    best = other;
    nearest = along;
  }
  return best;
}

/**
 * Follows every row from its label to the right, from line to line, each time in the direction of the last long line. A
 * row is therefore found even if it slopes in the photo, and what is on it needs no template.
 */
export function followRows(anchors: readonly Anchor[], lines: readonly FoundLine[]): RowEnd[] {
  return anchors
    .filter(({ key }) => ROWS.some(({ line }) => line === key))
    .flatMap((anchor) => {
      const found: RowEnd[] = [];
      let { box } = anchor;
      let { angle } = box;
      for (let step = 0; step < MOST_STEPS; step += 1) {
        if (box.width >= TELLING * box.height) angle = box.angle;
        if (step > 0 || box.width >= TELLING * box.height) found.push({ anchor, end: ends(box)[1] });
        const next = nextOnRow(box, angle, lines);
        if (!next) break;
        box = next;
      }
      return found;
    });
}
