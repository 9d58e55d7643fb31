/** What makes a photo ready: a chunk of its own, fetched when one is chosen. */
export { cropPhoto } from './cropPhoto.ts';
export { prepareWhole } from './prepareWhole.ts';
