import { embeddedEngine } from '@ktp-ocr/engine/browser';
import { type KtpEngine, remoteEngine } from '@ktp-ocr/react';
import type { ReadOn } from './signUp.ts';

/** A page without its own server (`npm run build:demo`) reads only on the device. */
export const READ_ON: readonly ReadOn[] = import.meta.env.MODE === 'static' ? ['device'] : ['server', 'device'];

/** One of each for the whole page: the models stay in memory from one scan to the next. */
export const ENGINES: Readonly<Record<ReadOn, KtpEngine>> = {
  server: remoteEngine({ endpoint: '/api/ktp' }),
  device: embeddedEngine(),
};
