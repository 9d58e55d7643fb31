import { expect, test } from 'vitest';
import LOOK from '../fixtures/look.json' with { type: 'json' };
import { scaleDown } from './distort/scale.ts';
import { drawSpecimen, inventPerson, SAMPLE_PERSON } from './index.ts';

test.each([
  [{}, 1000, 631],
  [{ width: 640 }, 640, 404],
  [{ width: 800, rotation: 90 }, 505, 800],
  [{ width: 400, margin: 0.25, clutter: 1, glare: 0.5, dark: 0.5, photocopy: true }, 600, 452],
  [{ scaledTo: 480, quality: 20, blur: 1 }, 480, 303],
] as const)('%j gives a JPEG of %i by %i pixels, as in Node', async (options, width, height) => {
  const blob = await drawSpecimen(inventPerson(2), options);
  expect(blob.type).toBe('image/jpeg');
  const picture = await createImageBitmap(blob);
  expect([picture.width, picture.height]).toEqual([width, height]);
});

test('looks as it does in Node', async () => {
  const picture = await createImageBitmap(await drawSpecimen(SAMPLE_PERSON));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const small = scaleDown(context.getImageData(0, 0, picture.width, picture.height), 24);
  LOOK.forEach((grey, i) => expect(Math.abs(small.data[i * 4 + 1]! - grey), `cell ${i}`).toBeLessThan(3));
});
