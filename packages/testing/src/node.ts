import sharp from 'sharp';
import { distort, type SpecimenOptions } from './distort/distort.ts';
import { SPECIMEN_SIZE } from './specimen/layout.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { specimenSvg } from './specimen/specimenSvg.ts';

export { filmCamera } from './camera/filmCamera.ts';
export type { FilmOptions, FilmPose, FilmShot } from './camera/filmCamera.ts';
export { MILD_DISTORTIONS } from './distort/distort.ts';
export type { SpecimenOptions } from './distort/distort.ts';
export { seededRandom } from './random.ts';
export { inventPerson } from './specimen/inventPerson.ts';
export type { SpecimenPerson } from './specimen/person.ts';
export { SAMPLE_PERSON } from './specimen/samplePerson.ts';
export { specimenBoxes } from './specimen/specimenBoxes.ts';
export { specimenSvg };

/** A specimen as a photograph: drawn, distorted and compressed, in Node by sharp. JPEG. */
export async function drawSpecimen(person: SpecimenPerson, options: SpecimenOptions = {}): Promise<Blob> {
  const width = options.width ?? 1000;
  const { data, info } = await sharp(Buffer.from(specimenSvg(person)), { density: (72 * width) / SPECIMEN_SIZE.width })
    .resize(width, Math.round((width * SPECIMEN_SIZE.height) / SPECIMEN_SIZE.width), { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const card = { data: Uint8ClampedArray.from(data), width: info.width, height: info.height };
  const photo = distort(card, options);
  const raw = { width: photo.width, height: photo.height, channels: 4 } as const;
  const jpeg = await sharp(Buffer.from(photo.data.buffer), { raw })
    .removeAlpha()
    .jpeg({ quality: options.quality ?? 90 })
    .toBuffer();
  return new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
}
