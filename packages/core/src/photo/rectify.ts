import { areaOf, type Corners, type Frame } from './frame.ts';
import { perspectiveTo } from './homography.ts';

/** Whether four corners enclose an area clockwise, without a dent or a crossing, and are not nearly a line. */
export function isCardShape(corners: Corners): boolean {
  const turns = corners.map((a, i) => {
    const b = corners[(i + 1) % 4]!;
    const c = corners[(i + 2) % 4]!;
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  });
  const area = areaOf(corners);
  return turns.every((turn) => turn > area * 0.1) && corners.every(({ x, y }) => Number.isFinite(x + y));
}

/**
 * Views part of a picture from straight above: what lies between the corners fills the result, plus a `margin` (a share
 * of its sides) on every side. Colours between pixels are interpolated; outside the picture its border is repeated.
 */
export function rectify(
  from: Frame,
  corners: Corners,
  to: { width: number; height: number; data: Uint8ClampedArray },
  margin: number,
): void {
  const [a, b, c, d, e, f, g, h] = perspectiveTo(corners);
  const { width, height, data } = from;
  const spread = 1 + 2 * margin;
  for (let y = 0, o = 0; y < to.height; y += 1) {
    const v = ((y + 0.5) / to.height) * spread - margin;
    for (let x = 0; x < to.width; x += 1, o += 4) {
      const u = ((x + 0.5) / to.width) * spread - margin;
      const w = g * u + h * v + 1;
      const sx = Math.min(Math.max((a * u + b * v + c) / w - 0.5, 0), width - 1.001);
      const sy = Math.min(Math.max((d * u + e * v + f) / w - 0.5, 0), height - 1.001);
      const left = Math.trunc(sx);
      const above = Math.trunc(sy);
      const right = sx - left;
      const below = sy - above;
      const at = (above * width + left) * 4;
      const under = at + width * 4;
      for (let i = 0; i < 3; i += 1) {
        const top = data[at + i]! + (data[at + 4 + i]! - data[at + i]!) * right;
        const bottom = data[under + i]! + (data[under + 4 + i]! - data[under + i]!) * right;
        to.data[o + i] = top + (bottom - top) * below;
      }
      to.data[o + 3] = 255;
    }
  }
}
