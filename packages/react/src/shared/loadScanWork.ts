import type { KtpEngine, PreparedPhoto, PreparePhotoOptions } from '@ktp-ocr/core';
import { fetchChunk } from './fetchChunk.ts';

const loadScanWork = () => fetchChunk(() => import('./scanWork.ts'));

/** Whether it has been through `preparePhoto` already. */
export function isPrepared(photo: Blob | PreparedPhoto): photo is PreparedPhoto {
  return !(photo instanceof Blob);
}

/** `preparePhoto` of core, fetched when a photo is there to prepare; one that is prepared stays as it is. */
export async function prepareLazily(photo: Blob | PreparedPhoto, options: PreparePhotoOptions): Promise<PreparedPhoto> {
  if (isPrepared(photo)) return photo;
  const { preparePhoto } = await loadScanWork();
  return preparePhoto(photo, options);
}

/** `remoteEngine` of core, fetched when a photo is there to send. */
export function remoteLazily(endpoint: string): KtpEngine {
  return {
    name: 'remote',
    runsOn: 'server',
    recognise: async (photo, options) => {
      const { remoteEngine } = await loadScanWork();
      return remoteEngine({ endpoint }).recognise(photo, options);
    },
  };
}
