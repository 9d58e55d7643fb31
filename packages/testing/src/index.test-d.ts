// What the types of fakes and specimens promise; checked by `npm run types`.
import type { KtpEngine, KtpError, KtpErrorCode, KtpReading } from '@ktp-ocr/core';
import { expectTypeOf } from 'vitest';
import {
  CAMERA_PROFILES,
  type CameraProfileName,
  fakeEngine,
  inventPerson,
  KTP_SCENARIOS,
  type KtpScenario,
  SAMPLE_PERSON,
  type ScenarioAnswer,
  scenarioAnswer,
  type SpecimenPerson,
} from './index.ts';
import * as inNode from './node.ts';

// A fake fits wherever an engine does.
expectTypeOf(fakeEngine).returns.toEqualTypeOf<KtpEngine>();
expectTypeOf(fakeEngine).parameter(0).toEqualTypeOf<KtpScenario>();
expectTypeOf(fakeEngine).toBeCallableWith('read');

// Scenarios and cameras are named from closed lists.
expectTypeOf(KTP_SCENARIOS).items.toExtend<KtpScenario>();
expectTypeOf<KtpErrorCode>().toExtend<KtpScenario>();
expectTypeOf<string>().not.toExtend<KtpScenario>();
expectTypeOf<keyof typeof CAMERA_PROFILES>().toEqualTypeOf<CameraProfileName>();

// A scenario ends in either a reading or an error, and checking one of them narrows the type.
expectTypeOf(scenarioAnswer).returns.toEqualTypeOf<ScenarioAnswer>();
expectTypeOf<ScenarioAnswer['reading']>().toExtend<KtpReading | null>();
expectTypeOf<ScenarioAnswer['error']>().toExtend<KtpError | null>();
expectTypeOf<Extract<ScenarioAnswer, { error: null }>['reading']>().toEqualTypeOf<KtpReading>();

// The people are invented, and both entries give the same ones.
expectTypeOf(inventPerson).returns.toEqualTypeOf<SpecimenPerson>();
expectTypeOf(SAMPLE_PERSON).toExtend<SpecimenPerson>();
expectTypeOf<inNode.SpecimenPerson>().toEqualTypeOf<SpecimenPerson>();
expectTypeOf(inNode.drawSpecimen).returns.resolves.toEqualTypeOf<Blob>();
