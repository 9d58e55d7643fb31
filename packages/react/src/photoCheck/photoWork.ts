/** What makes a photo ready and sends it on its way: a chunk of its own, fetched when one is chosen. */
export { preparePhoto, remoteEngine } from '@ktp-ocr/core';
export { cornersToOffer } from './cornersToOffer.ts';
export { cropPhoto } from './cropPhoto.ts';
