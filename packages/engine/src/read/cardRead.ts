import type { KtpLine } from '@ktp-ocr/core';
import type { CardFit } from '../find/fitCard.ts';
import type { TextBox } from '../image/textBox.ts';

/** One line of the card, and where it was found in the image that was read. */
export interface ReadValue {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly boxes: readonly TextBox[];
  /** The value reaches the edge of the photo: there may be more beyond it. */
  readonly cutOff?: boolean;
  /** The card may show more: nothing was read beside the label, or print below it belongs to no row. */
  readonly missing?: boolean;
  /** For a NIK: how far its readings agree on the last four digits, 0 to 1. */
  readonly serial?: number;
}

/** The result of one pass over an image. */
export interface CardRead {
  readonly fit: CardFit;
  readonly values: Readonly<Partial<Record<KtpLine, ReadValue>>>;
}
