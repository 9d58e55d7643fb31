import type { Corners } from '@ktp-ocr/core';
import type { FrameQuality } from '@ktp-ocr/core/kit';

/** A part of the picture, in its pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Page to worker: a frame to examine or to keep. The frame is transferred, and closed there. */
export type FrameRequest =
  | {
      readonly kind: 'look';
      readonly picture: VideoFrame | ImageBitmap;
      /** `null` for all of it. */
      readonly region: Region | null;
      readonly turned: boolean;
    }
  | { readonly kind: 'still'; readonly picture: VideoFrame | ImageBitmap };

/** Worker to page. Corners are in pixels of the whole picture, or shares of its sides if all of it was examined. */
export type FrameAnswer =
  | {
      readonly kind: 'seen';
      readonly corners: Corners | null;
      /** How sure the corners are, 0 to 1. */
      readonly score: number;
      readonly quality: FrameQuality;
      /** Every pixel is the same: the camera sends nothing. */
      readonly blank: boolean;
    }
  | {
      readonly kind: 'kept';
      readonly photo: Blob;
      readonly width: number;
      readonly height: number;
      readonly corners: Corners | null;
      readonly quality: FrameQuality;
    }
  | { readonly kind: 'failed' };
