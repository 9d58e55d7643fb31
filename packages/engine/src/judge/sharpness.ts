import type { RgbImage } from '../image/rgbImage.ts';

/** Brightness of a picture, 0 to 255. */
export interface Light {
  readonly light: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Brightness of every pixel. */
export function lightOf({ data, width, height }: RgbImage): Light {
  const light = new Float32Array(width * height);
  for (let i = 0; i < light.length; i += 1) {
    light[i] = 0.3 * data[i * 3]! + 0.6 * data[i * 3 + 1]! + 0.1 * data[i * 3 + 2]!;
  }
  return { light, width, height };
}

/** Variance of the Laplacian divided by the squared contrast: how much of the contrast is in sharp edges. */
export function sharpnessOf({ light, width, height }: Light): number {
  let [count, sum, squares, edges] = [0, 0, 0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i += 1) {
      const here = light[i]!;
      count += 1;
      sum += here;
      squares += here * here;
      edges += (light[i - 1]! + light[i + 1]! + light[i - width]! + light[i + width]! - 4 * here) ** 2;
    }
  }
  return edges / count / Math.max(1, squares / count - (sum / count) ** 2);
}
