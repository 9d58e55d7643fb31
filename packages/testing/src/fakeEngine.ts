import type { KtpEngine } from '@ktp-ocr/core';
import { type KtpScenario, scenarioAnswer } from './scenarios.ts';
import type { SpecimenPerson } from './specimen/person.ts';
import { wait } from './wait.ts';

/** Options of `fakeEngine`, all optional. */
export interface FakeEngineOptions {
  /** The person on every card. Default: `SAMPLE_PERSON`. */
  readonly person?: SpecimenPerson;
  /** Milliseconds before the answer, instead of the scenario's own delay. */
  readonly delay?: number;
  /** Default `server`. */
  readonly runsOn?: KtpEngine['runsOn'];
}

/**
 * An engine that answers as its scenario says, without looking at the photo. Like a real one, it reports progress and
 * stops when aborted.
 *
 * @throws {KtpError} from `recognise`: the scenario's error, or `client-closed` when aborted.
 */
export function fakeEngine(scenario: KtpScenario, options: FakeEngineOptions = {}): KtpEngine {
  const { person, runsOn = 'server' } = options;
  let attempt = 0;
  return {
    name: 'fake',
    runsOn,
    async recognise(photo, { signal, scene = 'V2', returnHeadImage = false, onProgress }) {
      attempt += 1;
      const asked = { withFace: returnHeadImage, scene, attempt };
      const answer = scenarioAnswer(scenario, { ...asked, ...(person ? { person } : {}) });
      if (runsOn === 'server') onProgress?.({ stage: 'sending', sent: photo.blob.size, total: photo.blob.size });
      onProgress?.({ stage: 'reading' });
      await wait(options.delay ?? answer.delay, signal);
      if (answer.error) throw answer.error;
      return answer.reading;
    },
  };
}
