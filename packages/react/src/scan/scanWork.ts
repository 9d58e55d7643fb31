/** What a scan needs once there is a photo: a chunk of its own. */
export { cropPhoto, prepareWhole } from '../photoCheck/photoWork.ts';
export { recognise } from './recognise.ts';
