import type { KtpEngine, PreparedPhoto, PreparePhotoOptions } from '@ktp-ocr/core';
import { fetchChunk } from './fetchChunk.ts';

const loadScanWork = () => fetchChunk(() => import('./scanWork.ts'));

/** `preparePhoto` of core, fetched when a photo is there to prepare. */
export async function prepareLazily(photo: Blob, options: PreparePhotoOptions): Promise<PreparedPhoto> {
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
