/** What the review knows of the card: a chunk of its own, fetched while a photo is read. */
export {
  accept,
  confirm,
  keep,
  loadRegions,
  normalise,
  openFields,
  provincesOf,
  setField,
  undo,
  withRegions,
} from '@ktp-ocr/core';
export { recordDraft } from './recordDraft.ts';
