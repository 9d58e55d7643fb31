import { type KtpEngine, type PreparedPhoto, preparePhoto, remoteEngine } from '@ktp-ocr/core';
import { isPrepared } from '../photoCheck/isPrepared.ts';
import type { CardKnowledge } from '../review/lateKnowledge.ts';
import type { Run, Tell } from './createRecognition.ts';
import type { ScanCore } from './createScanCore.ts';
import { openReading } from './openReview.ts';
import type { ReadPhoto, ShownPhoto } from './phase.ts';
import { readCutOrWhole, type Reader } from './readCutOrWhole.ts';
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

function readerOf(engine: KtpEngine, { options, signal, tell }: Omit<Try, 'loadCard'>): Reader['read'] {
  const { returnHeadImage, scene } = options;
  return (photo) =>
    engine.recognise(photo, {
      signal,
      ...(returnHeadImage === undefined ? {} : { returnHeadImage }),
      ...(scene ? { scene } : {}),
      onProgress: (progress) => tell({ type: 'progress', progress }),
    });
}

/** The photo that was read, with its address: the one that is shown, or the one that this was cut out of. */
function shownOf(core: ScanCore, { shown }: ReadPhoto, photo: PreparedPhoto): ShownPhoto {
  return shown?.prepared === photo ? shown : { prepared: photo, url: core.makeUrl(photo.blob) };
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
  if (!run.reading) {
    const engine = engineOf(options, run.onDevice);
    const { prepared, whole } = run;
    const read = readerOf(engine, { options, signal, tell });
    const best = await readCutOrWhole({ prepared, whole }, run, { read, runsOn: engine.runsOn, signal });
    run.prepared = best.photo;
    run.reading = best.reading;
  }
  const { reading, prepared } = run;
  const known = await card;
  tell({
    type: 'read',
    open: (core, about) => openReading(core, known, reading, { ...about, shown: shownOf(core, about, prepared) }),
  });
}
