import type { KtpErrorCode, KtpReading } from '@ktp-ocr/core';

/**
 * What computes: `native` is onnxruntime-node, which an app installs beside this package; `wasm` is inside this
 * package, runs on every machine and needs nearly twice the processor time.
 */
export type EngineRuntime = 'native' | 'wasm';

/** The settings a reader starts with. */
export interface ReaderSetup {
  readonly threads: number;
  /** `null` means the native one if it is installed. */
  readonly runtime: EngineRuntime | null;
}

/** To the reader: read a photo, or stop reading it. */
export type ReaderRequest =
  | { readonly kind: 'warm' }
  | {
      readonly kind: 'read';
      readonly photo: Uint8Array<ArrayBuffer>;
      readonly scene: 'V1' | 'V2' | null;
      readonly returnHeadImage: boolean;
      readonly maxPixels: number;
    }
  | { readonly kind: 'stop' };

/** From the reader: exactly one for each `warm` and `read`. */
export type ReaderAnswer =
  | { readonly kind: 'warm' }
  | { readonly kind: 'read'; readonly reading: KtpReading }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'failed';
      readonly code: KtpErrorCode;
      readonly message: string;
      readonly detail: string | null;
      readonly vendorCode: string | null;
    };
