import { type KtpEngine, preparePhoto, remoteEngine } from '@ktp-ocr/core';
import { isPrepared } from '../photoCheck/isPrepared.ts';
import type { CardKnowledge } from '../review/lateKnowledge.ts';
import type { Run, Tell } from './createRecognition.ts';
import { openReading } from './openReview.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';

/** Who reads: the engine given, or the signer at the address. */
function engineOf(options: UseKtpOcrOptions, onDevice: boolean): KtpEngine {
  return (onDevice && options.deviceEngine) || (options.engine ?? remoteEngine({ endpoint: options.endpoint }));
}

/** What a try of a run is made with. */
export interface Try {
  readonly options: UseKtpOcrOptions;
  readonly loadCard: () => Promise<CardKnowledge>;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** Prepares and reads, as far as that has not been done yet. */
export async function recognise(run: Run, { options, loadCard, signal, tell }: Try): Promise<void> {
  const { source } = run;
  if (!run.prepared) {
    run.prepared = isPrepared(source) ? source : await preparePhoto(source, { ...options.prepare, signal });
    tell({ type: 'prepared', photo: run.prepared });
  }
  // Fetched while the photo is on its way; what goes wrong with it is told after the reading.
  const card = loadCard();
  card.catch(() => null);
  const { returnHeadImage, scene } = options;
  run.reading ??= await engineOf(options, run.onDevice).recognise(run.prepared, {
    signal,
    ...(returnHeadImage === undefined ? {} : { returnHeadImage }),
    ...(scene ? { scene } : {}),
    onProgress: (progress) => tell({ type: 'progress', progress }),
  });
  const { reading } = run;
  const known = await card;
  tell({ type: 'read', open: (core, about) => openReading(core, known, reading, about) });
}
