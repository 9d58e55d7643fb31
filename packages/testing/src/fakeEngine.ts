import { abortError, type KtpEngine } from '@ktp-ocr/core';
import { type KtpScenario, scenarioAnswer } from './scenarios.ts';
import type { SpecimenPerson } from './specimen/person.ts';

export interface FakeEngineOptions {
  readonly person?: SpecimenPerson;
  /** Milliseconds before the answer, instead of the scenario's own. */
  readonly delay?: number;
  readonly runsOn?: KtpEngine['runsOn'];
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(abortError(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** An engine that answers as its scenario says, without looking at the photo. Aborts and reports progress like a real one. */
export function fakeEngine(scenario: KtpScenario, options: FakeEngineOptions = {}): KtpEngine {
  return {
    name: 'fake',
    runsOn: options.runsOn ?? 'server',
    async recognise(photo, { signal, returnHeadImage = false, onProgress }) {
      const { person } = options;
      const answer = scenarioAnswer(scenario, { withFace: returnHeadImage, ...(person ? { person } : {}) });
      onProgress?.({ stage: 'sending', sent: photo.blob.size, total: photo.blob.size });
      onProgress?.({ stage: 'reading' });
      await wait(options.delay ?? answer.delay, signal);
      if (answer.error) throw answer.error;
      return answer.reading!;
    },
  };
}
