import type { Corners } from '@ktp-ocr/core';
import { detectCard, measureFrame } from '@ktp-ocr/core/kit';
import type { FrameAnswer, FrameRequest, Region } from './frameMessages.ts';

/** Long sides of the two pictures examined: corners are found in a small one, blur shows only in a larger one. */
const DETECT_EDGE = 320;
const MEASURE_EDGE = 640;
const JPEG_QUALITY = 0.92;

type Picture = VideoFrame | ImageBitmap;

const sizeOf = (picture: Picture): readonly [number, number] =>
  'displayWidth' in picture ? [picture.displayWidth, picture.displayHeight] : [picture.width, picture.height];

const canvases = new Map<number, OffscreenCanvasRenderingContext2D>();

/** One canvas for each use, kept: a new one for every frame would keep the garbage collector busy. */
function canvasFor(edge: number, width: number, height: number): OffscreenCanvasRenderingContext2D {
  let context = canvases.get(edge);
  if (!context) {
    context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    canvases.set(edge, context);
  }
  if (context.canvas.width !== width || context.canvas.height !== height) {
    context.canvas.width = width;
    context.canvas.height = height;
  }
  return context;
}

/** A part of the picture as pixels, its long side at most `edge`, turned a quarter to the left on request. */
function pixelsOf(picture: CanvasImageSource, region: Region, edge: number, turned: boolean): ImageData {
  const scale = Math.min(1, edge / Math.max(region.width, region.height));
  const [w, h] = [Math.max(1, Math.round(region.width * scale)), Math.max(1, Math.round(region.height * scale))];
  const context = canvasFor(edge, turned ? h : w, turned ? w : h);
  if (turned) context.setTransform(0, -1, 1, 0, 0, w);
  else context.resetTransform();
  context.drawImage(picture, region.left, region.top, region.width, region.height, 0, 0, w, h);
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

const scaled = (corners: Corners, byX: number, byY: number, { left, top }: Pick<Region, 'left' | 'top'>): Corners =>
  corners.map(({ x, y }) => ({ x: x * byX + left, y: y * byY + top })) as unknown as Corners;

function isBlank({ data }: ImageData): boolean {
  const step = 4 * 997; // a few hundred places, spread out
  for (let i = 0; i < data.length; i += step) {
    if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) return false;
  }
  return true;
}

const everything = (picture: Picture): Region => {
  const [width, height] = sizeOf(picture);
  return { left: 0, top: 0, width, height };
};

function look(picture: Picture, part: Region | null, turned: boolean) {
  const region = part ?? everything(picture);
  const large = pixelsOf(picture, region, MEASURE_EDGE, turned);
  // From the larger picture: taking it from the source again would cost as much as all the rest.
  const from = canvasFor(MEASURE_EDGE, large.width, large.height).canvas;
  const all = { left: 0, top: 0, width: large.width, height: large.height };
  const small = pixelsOf(from, all, DETECT_EDGE, false);
  const outline = detectCard(small);
  const up = large.width / small.width;
  const seen = outline && { ...outline, corners: scaled(outline.corners, up, up, all) };
  // The position of a turned card does not matter: the only hint is to turn it.
  const { width, height } = part ?? { width: 1, height: 1 };
  return {
    quality: measureFrame(large, seen),
    blank: isBlank(large),
    score: outline?.score ?? 0,
    certain: outline?.certain ?? false,
    corners: seen && scaled(seen.corners, width / large.width, height / large.height, region),
  };
}

async function keep(picture: Picture): Promise<FrameAnswer> {
  const [width, height] = sizeOf(picture);
  const { corners, certain, quality } = look(picture, null, false);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.drawImage(picture, 0, 0);
  const photo = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  // An outline need not be certain to guide a person, but it must be to cut off the rest of their photo.
  return { kind: 'kept', photo, width, height, corners: certain ? corners : null, quality };
}

async function answer(request: FrameRequest): Promise<FrameAnswer> {
  const { picture } = request;
  try {
    return request.kind === 'still'
      ? await keep(picture)
      : { kind: 'seen', ...look(picture, request.region, request.turned) };
  } catch {
    return { kind: 'failed' };
  } finally {
    picture.close();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<FrameRequest>) => {
  void answer(data).then((message) => self.postMessage(message));
});
