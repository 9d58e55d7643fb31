/** What a scan needs once there is a photo, or somebody fills in the form: a chunk of its own. */
export { cropPhoto, prepareWhole } from '../photoCheck/photoWork.ts';
export { openReview } from './openReview.ts';
export { recognise } from './recognise.ts';
