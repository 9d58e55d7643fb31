/** What sends a photo on its way: a chunk of its own, fetched when one is chosen. */
export { preparePhoto, remoteEngine } from '@ktp-ocr/core';
