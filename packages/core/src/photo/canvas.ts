import { PhotoProblem } from './photoProblem.ts';
import type { DecodedPhoto } from './decode.ts';

/** Something to draw, and its size. */
export type Drawable = Omit<DecodedPhoto, 'close'>;

/** A picture that can be drawn elsewhere and encoded. */
export type Picture = OffscreenCanvas | HTMLCanvasElement;

export interface Canvas {
  readonly canvas: Picture;
  readonly context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
}

const onPage = (): boolean => typeof document !== 'undefined';

export function makeCanvas(width: number, height: number): Canvas {
  // A worker that cannot draw leaves the work to the page.
  if (!onPage() && typeof OffscreenCanvas === 'undefined') throw new PhotoProblem('worker-failed');
  const canvas = onPage()
    ? Object.assign(document.createElement('canvas'), { width, height })
    : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true }) as Canvas['context'] | null;
  if (!context) throw new PhotoProblem(onPage() ? 'out-of-memory' : 'worker-failed');
  return { canvas, context };
}

/** A rectangle of a photo in pixels, and the scale to draw it at. */
export interface PhotoPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/**
 * Draws part of a photo onto white, because transparent pixels would become black in a JPEG. The whole photo is drawn
 * and the canvas clips it: browsers disagree on where a part lies in a photo that is rotated while it is drawn.
 */
export function drawPart(photo: Drawable, { left, top, width, height, scale }: PhotoPart): Canvas {
  const drawn = makeCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const { canvas, context } = drawn;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  const [sx, sy] = [canvas.width / width, canvas.height / height];
  context.drawImage(photo.source, -left * sx, -top * sy, photo.width * sx, photo.height * sy);
  return drawn;
}

export function drawable(picture: Picture): Drawable {
  return { source: picture, width: picture.width, height: picture.height };
}

export function drawPhoto(photo: Drawable, scale: number): Canvas {
  return drawPart(photo, { left: 0, top: 0, width: photo.width, height: photo.height, scale });
}

/** Long side of the copy that shows whether there is anything at all. */
const GLANCE = 16;

/** A sparse sample of a picture: reading all of it to see whether it is empty would take as long as drawing it. */
function glanceAt(picture: Picture): ImageData {
  const glance = makeCanvas(GLANCE, GLANCE);
  glance.context.imageSmoothingEnabled = false;
  glance.context.drawImage(picture, 0, 0, GLANCE, GLANCE);
  return pixelsOf(glance);
}

/**
 * A decoded photo as it is, without drawing it: drawing takes as long as decoding, and as much memory again. `null` if
 * the browser cannot do that, or if the result is empty.
 */
export async function showAsIs({ source, width, height }: Drawable): Promise<Picture | null> {
  if (typeof OffscreenCanvas === 'undefined' || !(source instanceof ImageBitmap)) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('bitmaprenderer');
  if (!context) return null;
  context.transferFromImageBitmap(await createImageBitmap(source)); // this consumes the bitmap
  return isBlank(glanceAt(canvas)) ? null : canvas;
}

/** A canvas too large for a device silently stays empty in some browsers; a covered lens looks the same. */
export function isBlank({ data }: ImageData): boolean {
  let low = 255;
  let high = 0;
  for (let i = 1; i < data.length; i += 4) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  return high - low < 3;
}

/**
 * The probe's colour, and how far an honest canvas may be off: some browsers change the lowest bit, which does no harm.
 */
const PROBE = [200, 100, 50] as const;
const TOLERANCE = 8;

/** Whether a canvas returns what was drawn. The privacy settings of some browsers silently fill it with noise. */
export function isCanvasHonest(): boolean {
  const { context } = makeCanvas(4, 4);
  context.fillStyle = `rgb(${PROBE.join(' ')})`;
  context.fillRect(0, 0, 4, 4);
  const { data } = context.getImageData(0, 0, 4, 4);
  return data.every((value, i) => i % 4 === 3 || Math.abs(value - PROBE[i % 4]!) <= TOLERANCE);
}

/** A copy no longer than `edge`. */
export function shrunk(photo: Drawable, edge: number): Canvas {
  return drawPhoto(photo, Math.min(1, edge / Math.max(photo.width, photo.height)));
}

export function pixelsOf({ canvas, context }: Canvas): ImageData {
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
