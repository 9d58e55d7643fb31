import type { KtpEngine, KtpProgress } from '@ktp-ocr/react';

/** What one photo went through. Sizes and times only: it holds no field of the card. */
export interface Journey {
  readonly runsOn: KtpEngine['runsOn'];
  /** Bytes as chosen, and as prepared. */
  readonly chosen: number;
  readonly prepared: number;
  readonly pixels: readonly [width: number, height: number];
  /** Bytes that left the device. */
  readonly sent: number;
  /** Milliseconds by stage, in order. */
  readonly stages: readonly { readonly stage: KtpProgress['stage']; readonly ms: number }[];
  readonly outcome: 'under way' | 'read' | 'failed';
  /** Lines of the card that were read. */
  readonly lines: number;
}

/** An engine that reports what it does as it does it. */
export function watchEngine(engine: KtpEngine, onJourney: (journey: Journey) => void): KtpEngine {
  return {
    name: engine.name,
    runsOn: engine.runsOn,
    async recognise(photo, options) {
      let stage: KtpProgress['stage'] = engine.runsOn === 'server' ? 'sending' : 'reading';
      let since = performance.now();
      let total = 0;
      let journey: Journey = {
        runsOn: engine.runsOn,
        chosen: photo.originalBytes,
        prepared: photo.blob.size,
        pixels: [photo.width, photo.height],
        sent: 0,
        stages: [],
        outcome: 'under way',
        lines: 0,
      };
      const tell = (what: Partial<Journey>): void => {
        journey = { ...journey, ...what };
        onJourney(journey);
      };
      const endStage = (next: KtpProgress['stage']): void => {
        const now = performance.now();
        tell({ stages: [...journey.stages, { stage, ms: now - since }] });
        stage = next;
        since = now;
      };
      tell({});
      try {
        const reading = await engine.recognise(photo, {
          ...options,
          onProgress: (progress) => {
            if (progress.stage !== stage) endStage(progress.stage);
            // The last bytes are not reported: they have left once the next stage begins.
            if (progress.stage === 'sending') {
              total = progress.total;
              tell({ sent: progress.sent });
            } else tell({ sent: total });
            options.onProgress?.(progress);
          },
        });
        endStage(stage);
        tell({ outcome: 'read', lines: Object.keys(reading.lines).length });
        return reading;
      } catch (error) {
        endStage(stage);
        tell({ outcome: 'failed' });
        throw error;
      }
    },
  };
}
