import type { PreparedPhoto } from '@ktp-ocr/core';

/** Whether it has been through `preparePhoto` already. */
export function isPrepared(photo: Blob | PreparedPhoto): photo is PreparedPhoto {
  return !(photo instanceof Blob);
}
