import { createLate } from '../shared/createLate.ts';

export type CardKnowledge = typeof import('./cardKnowledge.ts');

export const lateKnowledge = createLate(() => import('./cardKnowledge.ts'));
