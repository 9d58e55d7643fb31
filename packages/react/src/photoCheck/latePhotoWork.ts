import { createLate } from '../shared/createLate.ts';

export type PhotoWork = typeof import('./photoWork.ts');

/** Everything needed once there is a photo. */
export const latePhotoWork = createLate(() => import('./photoWork.ts'));
