/** What the review knows of the card: a chunk of its own, fetched while a photo is read. */
export { normalise } from '@ktp-ocr/core';
export { createReview } from './createReview.ts';
