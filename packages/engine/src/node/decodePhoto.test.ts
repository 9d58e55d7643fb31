import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePhoto } from './decodePhoto.ts';

const drawn = () => sharp({ create: { width: 640, height: 400, channels: 3, background: '#08f' } });

test.each([
  ['AVIF', () => drawn().avif({ effort: 0 })],
  ['WebP', () => drawn().webp()],
  ['a JPEG that lies on its side', () => drawn().rotate(90).withMetadata({ orientation: 8 }).jpeg()],
] as const)('decodes %s, upright', async (_, make) => {
  const { image } = await decodePhoto(new Blob([new Uint8Array(await make().toBuffer())]), 1e6);
  expect(image.width / image.height).toBeCloseTo(1.6);
  const [red, green, blue] = image.data.subarray(0, 3);
  expect(red! < 30 && Math.abs(green! - 136) < 20 && blue! > 230).toBe(true);
});

test('cuts a part out of a photo stored sideways where people see it, at full resolution', async () => {
  const red = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#08f' } })
    .composite([{ input: red, left: 3000, top: 600 }])
    .png()
    .toBuffer();
  const photo = await sharp(upright).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer();
  const area = { left: 0.75, top: 0.2, width: 300 / 4000, height: 200 / 3000 };
  const { image, scale, origin } = await decodePhoto(new Blob([new Uint8Array(photo)]), 2e7, area);
  expect({ width: image.width, height: image.height, scale, origin }).toEqual({
    width: 300,
    height: 200,
    scale: 1,
    origin: [3000, 600],
  });
  const middle = (100 * 300 + 150) * 3;
  expect([...image.data.subarray(middle, middle + 3)].map((value) => Math.round(value / 255))).toEqual([1, 0, 0]);
});

test('a JPEG with both its ends and nothing between them is refused', async () => {
  const noise = Uint8Array.from({ length: 900 * 600 * 3 }, (_, i) => (i * 31 + (i >> 9) * 57) % 253);
  const whole = await sharp(noise, { raw: { width: 900, height: 600, channels: 3 } })
    .jpeg()
    .toBuffer();
  const cut = Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd9])]);
  await expect(decodePhoto(new Blob([new Uint8Array(cut)]), 1e6)).rejects.toMatchObject({ code: 'image-truncated' });
  expect((await decodePhoto(new Blob([new Uint8Array(whole)]), 1e6)).image.width).toBe(900);
});
