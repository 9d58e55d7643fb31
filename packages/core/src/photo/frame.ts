/** Pixels to look at, such as an `ImageData`: red, green, blue, alpha, row by row from the top. */
export interface Frame {
  /** Pixels across. */
  readonly width: number;
  /** Pixels down. */
  readonly height: number;
  /** One byte a channel: four times `width` times `height` of them. */
  readonly data: Uint8ClampedArray;
}

/** A place in a picture, from its upper left corner. */
export interface Point {
  /** To the right: in pixels, or as a share of the width, as whoever gives the point says. */
  readonly x: number;
  /** Down, in the same way. */
  readonly y: number;
}

/** The corners of a card as seen in the picture: upper left, upper right, lower right, lower left. */
export type Corners = readonly [Point, Point, Point, Point];

/** Where a card lies in a frame. */
export interface CardOutline {
  /** In pixels of the frame; a corner may lie a little outside of it. */
  readonly corners: Corners;
  /** How much the edges in the frame speak for it, 0 to 1. Below 0.62 nothing is found. */
  readonly score: number;
  /**
   * Sure enough to cut the card out unasked: its edge is seen along all four sides. Where it is false the outline may run through
   * the card: it will do to guide a camera, not to throw the rest of a photo away.
   */
  readonly certain: boolean;
}

/** Width by height of an ID-1 card, which a KTP is: 85.60 by 53.98 mm (ISO/IEC 7810). */
export const ID1_ASPECT = 85.6 / 53.98;

/** Another place for each corner, in the same order. */
export function mapCorners(corners: Corners, to: (corner: Point, i: number) => Point): Corners {
  return corners.map(to) as unknown as Corners; // four stay four, which `map` cannot say
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Lengths of the upper, right, lower and left side. */
export function sidesOf([tl, tr, br, bl]: Corners): readonly [number, number, number, number] {
  return [distance(tl, tr), distance(tr, br), distance(br, bl), distance(bl, tl)];
}

/** The long side of a card as it is seen, the mean of both. */
export function cardLength(corners: Corners): number {
  const [top, right, bottom, left] = sidesOf(corners);
  return Math.max(top + bottom, left + right) / 2;
}

/** Square pixels; positive where the corners go clockwise. */
export function areaOf(corners: Corners): number {
  return corners.reduce((sum, a, i) => {
    const b = corners[(i + 1) % 4]!;
    return sum + (a.x * b.y - b.x * a.y) / 2;
  }, 0);
}
