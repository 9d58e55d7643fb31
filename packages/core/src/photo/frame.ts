/** Pixels to look at, such as an `ImageData`: red, green, blue, alpha, row by row from the top. */
export interface Frame {
  /** Pixels across. */
  readonly width: number;
  /** Pixels down. */
  readonly height: number;
  /** One byte per channel: four times `width` times `height` in all. */
  readonly data: Uint8ClampedArray;
}

/** A point in a picture, measured from its upper left corner. */
export interface Point {
  /** To the right: in pixels, or as a share of the width, depending on where the point is used. */
  readonly x: number;
  /** Down, in the same unit. */
  readonly y: number;
}

/** The corners of a card as seen in the picture: upper left, upper right, lower right, lower left. */
export type Corners = readonly [Point, Point, Point, Point];

/** Where a card lies in a frame. */
export interface CardOutline {
  /** In pixels of the frame; a corner may lie slightly outside it. */
  readonly corners: Corners;
  /** How strongly the edges in the frame support it, 0 to 1. Below 0.62 no card is reported. */
  readonly score: number;
  /**
   * Whether it is sure enough to cut the card out without asking: its edge is visible along all four sides. If false,
   * the outline may run through the card: good enough to guide a camera, but not to discard the rest of a photo.
   */
  readonly certain: boolean;
}

/** Width by height of an ID-1 card, which a KTP is: 85.60 by 53.98 mm (ISO/IEC 7810). */
export const ID1_ASPECT = 85.6 / 53.98;

/** Maps each corner to another point, in the same order. */
export function mapCorners(corners: Corners, to: (corner: Point, i: number) => Point): Corners {
  return corners.map(to) as unknown as Corners; // still four, which the type of `map` cannot say
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Lengths of the upper, right, lower and left sides. */
export function sidesOf([tl, tr, br, bl]: Corners): readonly [number, number, number, number] {
  return [distance(tl, tr), distance(tr, br), distance(br, bl), distance(bl, tl)];
}

/** The visible length of a card: the mean of its two long sides. */
export function cardLength(corners: Corners): number {
  const [top, right, bottom, left] = sidesOf(corners);
  return Math.max(top + bottom, left + right) / 2;
}

/** In square pixels; positive if the corners go clockwise. */
export function areaOf(corners: Corners): number {
  return corners.reduce((sum, a, i) => {
    const b = corners[(i + 1) % 4]!;
    return sum + (a.x * b.y - b.x * a.y) / 2;
  }, 0);
}
