import { type KtpReading, normalise } from '@ktp-ocr/core';
import { createReview } from '../review/createReview.ts';
import type { KtpFormValue } from '../review/draftOf.ts';
import type { KtpReviewOptions } from '../review/reviewState.ts';
import { localDay } from '../shared/localDay.ts';
import type { ScanCore } from './createScanCore.ts';
import type { ReadPhoto, ReviewPhase } from './phase.ts';

/** Opens the review of a draft or a record. Once confirmed and saved, everything but the record is dropped. */
export function openReview(core: ScanCore, value: KtpFormValue, about: Omit<ReviewPhase, 'at' | 'review'>): void {
  const options: KtpReviewOptions = {
    defaultValue: value,
    today: core.options().today,
    // Read when needed: the page may change it during the review.
    get select() {
      return core.options().select;
    },
    get required() {
      return core.options().required;
    },
    async onConfirm(record) {
      await core.options().onConfirm?.(record);
      const now = core.phase();
      if (now.at !== 'review' || now.review !== review) return;
      core.stop();
      core.setLeft(null);
      core.go({ at: 'confirmed', record });
      core.photo.drop();
    },
  };
  const review = createReview(options);
  core.go({ at: 'review', review, ...about });
}

/** Opens the review of what was read. */
export function openReading(core: ScanCore, reading: KtpReading, about: ReadPhoto): void {
  const { select, required, today = localDay() } = core.options();
  const draft = normalise(reading, { select, required, today });
  const { face } = reading;
  const faceUrl = face && core.makeUrl(new Blob([Uint8Array.from(face)], { type: 'image/jpeg' }));
  core.setLeft(null);
  openReview(core, draft, { ...about, faceUrl: faceUrl ?? null });
}
