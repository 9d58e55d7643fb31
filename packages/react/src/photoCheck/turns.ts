import type { Corners } from '@ktp-ocr/core';

/** Quarter turns, clockwise. */
export type Turns = 0 | 1 | 2 | 3;

type Place = Corners[number];

export const afterOneMore = (turns: Turns): Turns => ((turns + 1) % 4) as Turns;

const quarter = ({ x, y }: Place): Place => ({ x: 1 - y, y: x });

function timesQuarter(place: Place, times: number): Place {
  let turned = place;
  for (let i = 0; i < times; i += 1) turned = quarter(turned);
  return turned;
}

/** Converts a place in the photo, as shares of its sides, to the photo as shown after that many turns. */
export const asShown = (place: Place, turns: Turns): Place => timesQuarter(place, turns);

/** The reverse: converts a place as shown to the photo itself. */
export const inPhoto = (place: Place, turns: Turns): Place => timesQuarter(place, (4 - turns) % 4);

function mapped([a, b, c, d]: Corners, to: (corner: Place, i: number) => Place): Corners {
  return [to(a, 0), to(b, 1), to(c, 2), to(d, 3)];
}

/** The same corners, starting with another of them. */
export function beginningWith(first: number, corners: Corners): Corners {
  const at = (i: number): Place => corners[(first + i) % 4]!;
  return [at(0), at(1), at(2), at(3)];
}

/** Corners of the photo, in the order shown: after a turn a different one is at the upper left. */
export function cornersAsShown(corners: Corners, turns: Turns): Corners {
  return beginningWith(
    4 - turns,
    mapped(corners, (corner) => asShown(corner, turns)),
  );
}

/** Converts corners as shown to places in the photo. The first stays first, so that cropping turns the card upright. */
export function cornersInPhoto(shown: Corners, turns: Turns): Corners {
  return mapped(shown, (corner) => inPhoto(corner, turns));
}

/** A frame to start from if no card was found. */
export const AROUND: Corners = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.9 },
];

/** Whether four corners form a convex shape and are not nearly in a line. */
export function isFourSided(corners: Corners): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4]!;
    const c = corners[(i + 2) % 4]!;
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0.01;
  });
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** Moves one corner within the photo; if that would not leave a four-sided shape, nothing moves. */
export function moveCorner(corners: Corners, which: number, to: Place): Corners {
  const place = { x: within(to.x), y: within(to.y) };
  const moved = mapped(corners, (corner, i) => (i === which ? place : corner));
  return isFourSided(moved) ? moved : corners;
}
