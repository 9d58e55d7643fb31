import sharp from 'sharp';
import { distort, type SpecimenOptions } from './distort/distort.ts';
import { inventPerson } from './specimen/inventPerson.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { SPECIMEN_SIZE, specimenSvg } from './specimen/specimenSvg.ts';

export { MILD_DISTORTIONS } from './distort/distort.ts';
export type { SpecimenOptions } from './distort/distort.ts';
export { inventPerson, specimenSvg };
export type { SpecimenPerson } from './specimen/person.ts';

/** A specimen as a photograph: drawn, distorted and compressed, in Node by sharp. JPEG. */
export async function drawSpecimen(person: SpecimenPerson, options: SpecimenOptions = {}): Promise<Blob> {
  const width = options.width ?? 1000;
  const { data, info } = await sharp(Buffer.from(specimenSvg(person)), { density: (72 * width) / SPECIMEN_SIZE.width })
    .resize(width)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const card = {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    width: info.width,
    height: info.height,
  };
  const photo = distort({ ...card, data: Uint8ClampedArray.from(card.data) }, options);
  const jpeg = await sharp(Buffer.from(photo.data.buffer), {
    raw: { width: photo.width, height: photo.height, channels: 4 },
  })
    .flatten({ background: '#fff' })
    .jpeg({ quality: options.quality ?? 90 })
    .toBuffer();
  return new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
}
