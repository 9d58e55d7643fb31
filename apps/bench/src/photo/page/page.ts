import type { Corners } from '@ktp-ocr/core';
import { base64Of } from './base64Of.ts';
import { cropUnasked } from './crop.ts';
import { type Detector, DETECTORS } from './detectors.ts';
import { type Method, METHODS } from './methods.ts';

/** The outcome for one photo. */
export interface Run {
  readonly ms: number;
  /** The longest time the page could not react, as the browser reports it; 0 if none exceeded 50 ms. */
  readonly longestTask: number;
  readonly type: string;
  readonly bytes: number;
  readonly error: string | null;
}

let method: Method;
let photo: Blob;
let result: Blob | null = null;
let longestTask = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
}).observe({ type: 'longtask' });

const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function load(name: string, address: string, type: string): Promise<void> {
  method = await METHODS[name]!();
  const bytes = await (await fetch(address)).arrayBuffer();
  photo = new File([bytes], 'ktp.jpg', { type });
}

async function run(limitMs: number): Promise<Run> {
  await settle(60);
  longestTask = 0;
  result = null;
  const started = performance.now();
  let error: string | null = null;
  try {
    const late = settle(limitMs).then(() => Promise.reject(new Error(`nothing after ${limitMs} ms`)));
    result = await Promise.race([method(photo), late]);
  } catch (cause) {
    error =
      cause instanceof Error && cause.name === 'KtpError' ? (cause as Error & { code: string }).code : String(cause);
  }
  const ms = performance.now() - started;
  await settle(60); // the browser reports a long task after it ends
  return { ms, longestTask, type: result?.type ?? '', bytes: result?.size ?? 0, error };
}

/** The result, for code outside the page. */
async function resultBase64(): Promise<string> {
  return base64Of(result!);
}

let floorWorker: Worker | null = null;

async function floor(width: number, height: number): Promise<{ ms: number; bytes: number }> {
  floorWorker ??= new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' });
  const worker = floorWorker;
  const bytes = await photo.arrayBuffer();
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    worker.addEventListener('error', reject, { once: true });
    worker.postMessage({ bytes, width, height }, [bytes]);
  });
}

const detectors = new Map<string, Detector>();

/** Passes one frame of four bytes per pixel to a detector. */
async function detect(name: string, address: string, width: number): Promise<{ corners: Corners | null; ms: number }> {
  const detector = detectors.get(name) ?? (await DETECTORS[name]!());
  detectors.set(name, detector);
  const pixels = new Uint8ClampedArray(await (await fetch(address)).arrayBuffer());
  const frame = new ImageData(pixels, width);
  const started = performance.now();
  const corners = await detector(frame);
  return { corners, ms: performance.now() - started };
}

export interface BenchPage {
  readonly cropUnasked: typeof cropUnasked;
  readonly detect: typeof detect;
  readonly load: typeof load;
  readonly run: typeof run;
  readonly resultBase64: typeof resultBase64;
  readonly floor: typeof floor;
}

(globalThis as { bench?: BenchPage }).bench = {
  cropUnasked,
  load,
  run,
  resultBase64,
  floor,
  detect,
};
