import { createLate } from '../shared/createLate.ts';

/** Prepares a photo and has it read: a chunk of its own, fetched once there is a photo. */
export const lateScanWork = createLate(() => import('./scanWork.ts'));
