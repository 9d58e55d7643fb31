import { createLate } from '../shared/createLate.ts';

export type PhotoWork = typeof import('./photoWork.ts');

/** Everything a photo needs once there is one. */
export const latePhotoWork = createLate(() => import('./photoWork.ts'));
