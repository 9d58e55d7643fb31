import type { KtpLine } from './fields.ts';

/** A place on the prepared photo: left, top, width, height, in pixels of that photo. */
export type PhotoBox = readonly [x: number, y: number, width: number, height: number];

/** One line as an engine read it. Nothing is corrected here. */
export interface KtpReadLine {
  /** The text as read, without the label. Empty if the line was found but not legible. */
  readonly text: string;
  /** 0 to 1, or `null` if the engine gives none. Never invented. */
  readonly confidence: number | null;
  /** The line's place on the prepared photo, or `null` if the engine does not say. */
  readonly box: PhotoBox | null;
}

/** What an engine saw on one photo. Immutable: review works on a `KtpDraft` made from it. */
export interface KtpReading {
  /** The engine that read the card. */
  readonly engine: {
    /** `tencent`, `embedded`, or the name of an engine of your own. */
    readonly name: string;
    /** The release of the embedded engine, or the version of Tencent's API; `null` if the engine gives none. */
    readonly version: string | null;
    /** Milliseconds the engine took, without the network, or `null`. */
    readonly ms: number | null;
  };
  /** What was read, by line. A line that was not found may be missing. */
  readonly lines: Readonly<Partial<Record<KtpLine, KtpReadLine>>>;
  /** The face photo as JPEG bytes, if it was requested and found. */
  readonly face: Uint8Array | null;
  /**
   * Codes about the photo, as in the API's `WarnCardInfos`, for example -9102 photocopy, -9107 reflection, -9108 blur.
   * An open list: unknown codes are kept.
   */
  readonly warnings: readonly number[];
  /** The engine's request id, to quote when asking for help. */
  readonly requestId: string | null;
}
