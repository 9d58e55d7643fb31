import { type KtpEngine, type PreparedPhoto, preparePhoto, remoteEngine } from '@ktp-ocr/core';
import type { Run, Tell } from './createRecognition.ts';
import type { ScanCore } from './createScanCore.ts';
import type { OpenReview } from './lateOpenReview.ts';
import type { ReadPhoto, ShownPhoto } from './phase.ts';
import { readCutOrWhole, type Reader } from './readCutOrWhole.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';

/** The reader: the given engine, or the signer at the address. */
function engineOf(options: UseKtpOcrOptions, onDevice: boolean): KtpEngine {
  return (onDevice && options.deviceEngine) || (options.engine ?? remoteEngine({ endpoint: options.endpoint }));
}

/** What one try of a run needs. */
export interface Try {
  readonly options: UseKtpOcrOptions;
  readonly loadReview: () => Promise<OpenReview>;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

function readerOf(engine: KtpEngine, { options, signal, tell }: Omit<Try, 'loadReview'>): Reader['read'] {
  const { returnHeadImage, scene } = options;
  return (photo) =>
    engine.recognise(photo, {
      signal,
      ...(returnHeadImage === undefined ? {} : { returnHeadImage }),
      ...(scene ? { scene } : {}),
      onProgress: (progress) => tell({ type: 'progress', progress }),
    });
}

/** The photo that was read, with its address: either the one shown, or the one it was cut out of. */
function shownOf(core: ScanCore, { shown }: ReadPhoto, photo: PreparedPhoto): ShownPhoto {
  return shown?.prepared === photo ? shown : { prepared: photo, url: core.makeUrl(photo.blob) };
}

/** Prepares and reads, skipping what has been done already. */
export async function recognise(run: Run, { options, loadReview, signal, tell }: Try): Promise<void> {
  const { source } = run;
  if (!run.prepared) {
    run.prepared = source instanceof Blob ? await preparePhoto(source, { ...options.prepare, signal }) : source;
    tell({ type: 'prepared', photo: run.prepared });
  }
  // Fetched while the photo is being read; if that fails, the error is reported after the reading.
  const review = loadReview();
  review.catch(() => null);
  if (!run.reading) {
    const engine = engineOf(options, run.onDevice);
    const { prepared, whole } = run;
    const read = readerOf(engine, { options, signal, tell });
    const best = await readCutOrWhole({ prepared, whole }, run, { read, runsOn: engine.runsOn, signal });
    run.prepared = best.photo;
    run.reading = best.reading;
  }
  const { reading, prepared } = run;
  const { openReading } = await review;
  tell({
    type: 'read',
    open: (core, about) => openReading(core, reading, { ...about, shown: shownOf(core, about, prepared) }),
  });
}
