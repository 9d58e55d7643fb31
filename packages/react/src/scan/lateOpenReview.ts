import { createLate } from '../shared/createLate.ts';

export type OpenReview = typeof import('./openReview.ts');

/** The review, with all knowledge of the card: a chunk of its own, fetched while a photo is read. */
export const lateOpenReview = createLate(() => import('./openReview.ts'));
