import type { Corners, KtpErrorCode, PhotoAdvice, PreparedPhoto, PreparePhotoOptions } from '@ktp-ocr/core';

/** Options of `fakePreparation`, all optional. */
export interface FakePreparationOptions {
  /** What the photo check says of every photo. Default: nothing, a good photo. */
  readonly advice?: readonly PhotoAdvice[];
  /** Where the card is, as shares of the photo's sides. Default: not found, so the whole photo is read. */
  readonly corners?: Corners;
  /** How every preparation fails, such as `image-truncated`. */
  readonly error?: KtpErrorCode;
}

/** Pixels of every photo: that of a phone, prepared. */
const SIZE = { width: 2000, height: 1500 } as const;

type Answer =
  | { readonly kind: 'prepared'; readonly photo: PreparedPhoto }
  | { readonly kind: 'failed'; readonly code: KtpErrorCode };

function answer(blob: Blob, { advice = [], corners, error }: FakePreparationOptions): Answer {
  if (error) return { kind: 'failed', code: error };
  const mediaType = blob.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const cardWidth = corners ? SIZE.width * Math.abs(corners[1].x - corners[0].x) : null;
  const quality = { brightness: 150, sharpness: 1, glare: 0, cardWidth, advice };
  const photo = { ...SIZE, blob, mediaType, originalBytes: blob.size, quality, corners: corners ?? null } as const;
  return { kind: 'prepared', photo };
}

/** Behaves as the worker does that prepares photos. */
class FakeWorker extends EventTarget {
  readonly #options: FakePreparationOptions;
  #ended = false;

  constructor(options: FakePreparationOptions) {
    super();
    this.#options = options;
  }

  postMessage({ photo }: { readonly photo: Blob }): void {
    const data = answer(photo, this.#options);
    queueMicrotask(() => {
      if (!this.#ended) this.dispatchEvent(Object.assign(new Event('message'), { data }));
    });
  }

  terminate(): void {
    this.#ended = true;
  }
}

/**
 * How photos are prepared in the DOM of jsdom and happy-dom, which have neither workers nor pictures: any file is taken
 * for a photo and sent as it is. For `prepare` of the scanner and the hook; it goes together with `fakeEngine`.
 *
 * @example
 *   render(<KtpScanner engine={fakeEngine('read')} prepare={fakePreparation()} onConfirm={save} />);
 */
export function fakePreparation(options: FakePreparationOptions = {}): Pick<PreparePhotoOptions, 'createWorker'> {
  return { createWorker: () => new FakeWorker(options) };
}
