import type { Corners, Point } from '@ktp-ocr/core';
import { specimenBoxes } from '@ktp-ocr/testing/node';
import { FACE } from './cropCard.ts';
import type { CropScene } from './cropScenes.ts';

/** A point on the card, 0 to 1 along its sides, in the photo. */
function inPhoto({ corners: [a, b, c, d] }: CropScene, u: number, v: number): Point {
  // Good enough for cards seen nearly from above: sides are divided evenly.
  return {
    x: (a.x * (1 - u) + b.x * u) * (1 - v) + (d.x * (1 - u) + c.x * u) * v,
    y: (a.y * (1 - u) + b.y * u) * (1 - v) + (d.y * (1 - u) + c.y * u) * v,
  };
}

/** How far inside a crop a point lies, in pixels; negative if outside. */
function depthIn(crop: Corners, { x, y }: Point): number {
  const depths = crop.map((a, i) => {
    const b = crop[(i + 1) % 4]!;
    return ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / Math.hypot(b.x - a.x, b.y - a.y);
  });
  return Math.min(...depths);
}

/** Cropping keeps a margin of 2 %; print halfway into it counts as lost. */
const RIM = 0.01;

/** What a crop, in pixels of the photo, loses of its card. */
export function lostBy(scene: CropScene, crop: Corners): 'nothing' | 'text' | 'all but the face' {
  const { person, width, height, corners } = scene;
  const standing = corners[1].x - corners[0].x < corners[3].y - corners[0].y;
  const at = (u: number, v: number): Point => (standing ? inPhoto(scene, v, 1 - u) : inPhoto(scene, u, v));
  const boxes = Object.values(specimenBoxes(person, 856));
  const rows = boxes.map(([, top, , high]) => at(0.03, (top + high / 2) / 540));
  const ends = boxes.flatMap(([left, top, wide, high]) =>
    [left, left + wide].map((x) => at(x / 856, (top + high / 2) / 540)),
  );
  const shown = [...rows, ...ends].filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  const lost = shown.filter((place) => depthIn(crop, place) < -RIM * Math.max(width, height)).length;
  const face = at((FACE.left + FACE.width / 2) / 856, (FACE.top + FACE.height / 2) / 540);
  if (lost > shown.length * 0.8 && depthIn(crop, face) > 0) return 'all but the face';
  return lost > 0 ? 'text' : 'nothing';
}
