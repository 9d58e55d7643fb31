import type { KtpLine } from '@ktp-ocr/core';
import type { CardFit } from '../find/fitCard.ts';
import type { TextBox } from '../image/textBox.ts';

/** One line of the card, with where it was found on the image that was read. */
export interface ReadValue {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly boxes: readonly TextBox[];
  /** It reaches the border of the photo: more of it may stand beyond. */
  readonly cutOff?: boolean;
  /** More of it may stand on the card: nothing was read beside its label, or print below it belongs to no row. */
  readonly missing?: boolean;
  /** Of a NIK: how far its readings agree on the last four digits, 0 to 1. */
  readonly serial?: number;
}

/** What one pass over an image gave. */
export interface CardRead {
  readonly fit: CardFit;
  readonly values: Readonly<Partial<Record<KtpLine, ReadValue>>>;
}
