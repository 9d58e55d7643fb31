/** The code that prepares a photo: a chunk of its own, fetched when a photo is chosen. */
export { cropPhoto } from './cropPhoto.ts';
export { prepareWhole } from './prepareWhole.ts';
