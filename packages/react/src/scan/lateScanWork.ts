import { createLate } from '../shared/createLate.ts';

/** Everything a scan needs once there is a photo, or somebody fills in the form. */
export const lateScanWork = createLate(() => import('./scanWork.ts'));
