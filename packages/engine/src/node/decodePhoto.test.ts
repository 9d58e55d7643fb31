import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePhoto } from './decodePhoto.ts';

const drawn = () => sharp({ create: { width: 640, height: 400, channels: 3, background: '#08f' } });

test.each([
  ['AVIF', () => drawn().avif({ effort: 0 })],
  ['WebP', () => drawn().webp()],
  ['a JPEG that lies on its side', () => drawn().rotate(90).withMetadata({ orientation: 8 }).jpeg()],
] as const)('%s is decoded, upright', async (_, make) => {
  const { image } = await decodePhoto(new Blob([new Uint8Array(await make().toBuffer())]), 1e6);
  expect(image.width / image.height).toBeCloseTo(1.6);
  const [red, green, blue] = image.data.subarray(0, 3);
  expect(red! < 30 && Math.abs(green! - 136) < 20 && blue! > 230).toBe(true);
});
