import { PhotoProblem } from './photoProblem.ts';
import type { DecodedPhoto } from './decode.ts';

/** Something to draw, and its size. */
type Drawable = Omit<DecodedPhoto, 'close'>;

export interface Canvas {
  readonly canvas: OffscreenCanvas | HTMLCanvasElement;
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

/** A rectangle of a photo, in its pixels, and how much larger or smaller it is drawn. */
export interface PhotoPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/**
 * Draws a part of a photo onto white: transparent pixels would become black in a JPEG. The whole photo is drawn and the canvas
 * cuts it: browsers do not agree on where a part lies in a photo that is turned while it is drawn.
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

export function drawPhoto(photo: Drawable, scale: number): Canvas {
  return drawPart(photo, { left: 0, top: 0, width: photo.width, height: photo.height, scale });
}

/** The colour of the probe, and how far off an honest canvas may be: some browsers change the lowest bit, which does no harm. */
const PROBE = [200, 100, 50] as const;
const TOLERANCE = 8;

/** Whether a canvas gives back what was drawn. Privacy settings of some browsers fill it with noise, without a word. */
export function isCanvasHonest(): boolean {
  const { context } = makeCanvas(4, 4);
  context.fillStyle = `rgb(${PROBE.join(' ')})`;
  context.fillRect(0, 0, 4, 4);
  const { data } = context.getImageData(0, 0, 4, 4);
  return data.every((value, i) => i % 4 === 3 || Math.abs(value - PROBE[i % 4]!) <= TOLERANCE);
}

/** @throws {PhotoProblem} `canvas-blocked` */
export function assertCanvasIsHonest(): void {
  if (!isCanvasHonest()) throw new PhotoProblem('canvas-blocked');
}

/** A copy no longer than `edge`, or the canvas itself where it is small already. */
export function shrunk(drawn: Canvas, edge: number): Canvas {
  const { width, height } = drawn.canvas;
  const scale = edge / Math.max(width, height);
  return scale >= 1 ? drawn : drawPhoto({ source: drawn.canvas, width, height }, scale);
}

export function pixelsOf({ canvas, context }: Canvas): ImageData {
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
