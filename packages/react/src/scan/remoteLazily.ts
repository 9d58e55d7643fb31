import type { KtpEngine } from '@ktp-ocr/core';
import { latePhotoWork } from '../photoCheck/latePhotoWork.ts';

/** `remoteEngine` of core, fetched when a photo is there to send. */
export function remoteLazily(endpoint: string): KtpEngine {
  return {
    name: 'remote',
    runsOn: 'server',
    recognise: async (photo, options) => {
      const { remoteEngine } = await latePhotoWork.load();
      return remoteEngine({ endpoint }).recognise(photo, options);
    },
  };
}
