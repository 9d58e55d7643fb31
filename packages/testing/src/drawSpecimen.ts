import { distort, type SpecimenOptions } from './distort/distort.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { SPECIMEN_SIZE, specimenSvg } from './specimen/specimenSvg.ts';

/** A specimen as a photograph: drawn, distorted and compressed, in a browser. JPEG. In Node, see `@ktp-ocr/testing/node`. */
export async function drawSpecimen(person: SpecimenPerson, options: SpecimenOptions = {}): Promise<Blob> {
  const width = options.width ?? 1000;
  const height = Math.round((width * SPECIMEN_SIZE.height) / SPECIMEN_SIZE.width);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(specimenSvg(person))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to draw a specimen on.');
  context.drawImage(image, 0, 0, width, height);
  const photo = distort(context.getImageData(0, 0, width, height), options);
  const target = new OffscreenCanvas(photo.width, photo.height);
  const out = target.getContext('2d');
  if (!out) throw new Error('This browser gives no canvas to draw a specimen on.');
  out.putImageData(new ImageData(Uint8ClampedArray.from(photo.data), photo.width, photo.height), 0, 0);
  const flat = new OffscreenCanvas(photo.width, photo.height);
  const white = flat.getContext('2d')!;
  white.fillStyle = '#fff';
  white.fillRect(0, 0, photo.width, photo.height);
  white.drawImage(target, 0, 0);
  return flat.convertToBlob({ type: 'image/jpeg', quality: (options.quality ?? 90) / 100 });
}
