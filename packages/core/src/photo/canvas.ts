import { KtpError } from '../wire/errors.ts';
import type { DecodedPhoto } from './decode.ts';

export interface Canvas {
  readonly canvas: OffscreenCanvas | HTMLCanvasElement;
  readonly context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
}

const onPage = (): boolean => typeof document !== 'undefined';

function makeCanvas(width: number, height: number): Canvas {
  // A worker that cannot draw leaves the work to the page.
  if (!onPage() && typeof OffscreenCanvas === 'undefined') throw new KtpError('worker-failed');
  const canvas = onPage()
    ? Object.assign(document.createElement('canvas'), { width, height })
    : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Canvas['context'] | null;
  if (!context) throw new KtpError(onPage() ? 'out-of-memory' : 'worker-failed');
  return { canvas, context };
}

/** Draws onto white: transparent pixels would become black in a JPEG. */
export function drawPhoto(photo: DecodedPhoto, scale: number): Canvas {
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  const canvas = makeCanvas(width, height);
  canvas.context.fillStyle = '#fff';
  canvas.context.fillRect(0, 0, width, height);
  canvas.context.imageSmoothingQuality = 'high';
  canvas.context.drawImage(photo.source, 0, 0, width, height);
  return canvas;
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

/** Refuses a canvas that holds nothing: one too large for the device stays blank in some browsers, without a word. */
export function assertDrawn({ canvas, context }: Canvas): void {
  const corner = context.getImageData(canvas.width - 1, canvas.height - 1, 1, 1).data;
  if (corner[3] !== 255) throw new KtpError('out-of-memory');
}
