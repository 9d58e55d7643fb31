import type { RgbImage } from '../image/rgbImage.ts';
import type { Models } from './infer.ts';

/** What every step of one pass over a picture works with. */
export interface Pass {
  readonly models: Models;
  readonly image: RgbImage;
  /** Once it is aborted, no further line is read. */
  readonly signal: AbortSignal;
}
