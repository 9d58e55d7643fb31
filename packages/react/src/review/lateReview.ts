import { createLate } from '../shared/createLate.ts';

export type ReviewWork = typeof import('./createReview.ts');

/** The review, with all that is known of the card: a chunk of its own. */
export const lateReview = createLate(() => import('./createReview.ts'));
