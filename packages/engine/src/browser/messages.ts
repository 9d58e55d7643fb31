import type { KtpErrorCode, KtpReading } from '@ktp-ocr/core';
import type { ModelFile } from '../models/modelFiles.ts';
import type { ModelName } from '../models/infer.ts';

/** A file and where to fetch it. */
export interface FetchedFile extends Pick<ModelFile, 'file' | 'bytes' | 'sha256'> {
  readonly url: string;
}

/** Page to worker: load what is not loaded yet, then read the photo if there is one. */
export interface EngineRequest {
  readonly models: Readonly<Record<ModelName, FetchedFile>>;
  readonly wasm: FetchedFile;
  readonly threads: number;
  readonly maxPixels: number;
  readonly job: { readonly photo: Blob; readonly scene?: 'V1' | 'V2'; readonly returnHeadImage: boolean } | null;
}

/** Worker to page. The last three end a request. */
export type EngineAnswer =
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'read'; readonly reading: KtpReading }
  | {
      readonly kind: 'failed';
      readonly code: KtpErrorCode;
      readonly message: string;
      readonly detail: string | null;
      readonly vendorCode: string | null;
    };
