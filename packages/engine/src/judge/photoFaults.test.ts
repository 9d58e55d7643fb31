import { drawSpecimen, inventPerson, type SpecimenOptions } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type Homography, invert } from '@ktp-ocr/core/kit';
import type { CardFit } from '../find/fitCard.ts';
import { decodePhoto } from '../node/decodePhoto.ts';
import { photoFaults } from './photoFaults.ts';

async function faultsOf(photo: Blob): Promise<readonly number[]> {
  const { image } = await decodePhoto(photo, 60_000_000);
  // The card fills the picture.
  const toPhoto: Homography = [image.width, 0, 0, 0, image.height, 0, 0, 0, 1];
  const fit: CardFit = { toPhoto, toCard: invert(toPhoto), wraps: 0, anchors: 12 };
  return photoFaults(image, fit);
}

test.each<[string, SpecimenOptions, readonly number[]]>([
  ['a clear photo', {}, []],
  ['a small one', { scaledTo: 400 }, []],
  ['one much compressed', { quality: 12 }, []],
  ['a dark one', { dark: 0.18 }, []],
  ['one a little soft', { blur: 1.6 }, []],
  ['a copy', { photocopy: true }, [-9102]],
  ['a soft copy', { photocopy: true, blur: 1.2, scaledTo: 700 }, [-9102]],
  ['a reflection', { glare: 1 }, [-9107]],
  ['blur', { blur: 2.4 }, [-9108]],
  ['much blur', { blur: 4 }, [-9108]],
])('gives the right warnings for %s', async (_, options, expected) => {
  expect(await faultsOf(await drawSpecimen(inventPerson(41), { ...options, seed: 41 }))).toEqual(expected);
});

test('sees a reflection where a lamp burns out part of a darker card, but not on white paper', async () => {
  const card = Buffer.from(await (await drawSpecimen(inventPerson(43))).arrayBuffer());
  const { width = 0, height = 0 } = await sharp(card).metadata();
  const lamp = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="70%" cy="40%" r="9%" fill="#fff"/></svg>`,
  );
  const dim = sharp(await sharp(card).linear(0.8, 0).toBuffer());
  const lit = await dim
    .composite([{ input: lamp }])
    .jpeg()
    .toBuffer();
  expect(await faultsOf(new Blob([new Uint8Array(lit)]))).toEqual([-9107]);
  const pale = await sharp(card).linear(0.3, 178).jpeg().toBuffer();
  expect(await faultsOf(new Blob([new Uint8Array(pale)]))).toEqual([]);
});
