import { KtpError } from '@ktp-ocr/core';
import { distort, type SpecimenOptions } from './distort/distort.ts';
import { SPECIMEN_SIZE } from './specimen/layout.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { specimenSvg } from './specimen/specimenSvg.ts';

function canvasOf(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new KtpError('worker-failed', { message: 'This browser gives no canvas to draw a specimen on.' });
  return [canvas, context];
}

/**
 * A specimen as a photograph: drawn, distorted and compressed, in a browser. JPEG. For Node, see
 * `@ktp-ocr/testing/node`.
 *
 * @throws {KtpError} `worker-failed` if the browser cannot draw.
 */
export async function drawSpecimen(person: SpecimenPerson, options: SpecimenOptions = {}): Promise<Blob> {
  const width = options.width ?? 1000;
  const height = Math.round((width * SPECIMEN_SIZE.height) / SPECIMEN_SIZE.width);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(specimenSvg(person))}`;
  await image.decode();
  const [, card] = canvasOf(width, height);
  card.drawImage(image, 0, 0, width, height);
  const photo = distort(card.getImageData(0, 0, width, height), options);
  const [canvas, context] = canvasOf(photo.width, photo.height);
  context.putImageData(new ImageData(photo.data, photo.width, photo.height), 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: (options.quality ?? 90) / 100 });
}
