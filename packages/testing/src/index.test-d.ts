// What the types of fakes and specimens promise; `npm run types` checks it.
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

// A fake goes wherever an engine goes.
expectTypeOf(fakeEngine).returns.toEqualTypeOf<KtpEngine>();
expectTypeOf(fakeEngine).parameter(0).toEqualTypeOf<KtpScenario>();
expectTypeOf(fakeEngine).toBeCallableWith('read');

// Scenarios and cameras are called by name, from closed lists.
expectTypeOf(KTP_SCENARIOS).items.toExtend<KtpScenario>();
expectTypeOf<KtpErrorCode>().toExtend<KtpScenario>();
expectTypeOf<string>().not.toExtend<KtpScenario>();
expectTypeOf<keyof typeof CAMERA_PROFILES>().toEqualTypeOf<CameraProfileName>();

// A scenario ends in a reading or in an error, and what it is follows from looking at either.
expectTypeOf(scenarioAnswer).returns.toEqualTypeOf<ScenarioAnswer>();
expectTypeOf<ScenarioAnswer['reading']>().toExtend<KtpReading | null>();
expectTypeOf<ScenarioAnswer['error']>().toExtend<KtpError | null>();
expectTypeOf<Extract<ScenarioAnswer, { error: null }>['reading']>().toEqualTypeOf<KtpReading>();

// The people are invented, and the same on both doors.
expectTypeOf(inventPerson).returns.toEqualTypeOf<SpecimenPerson>();
expectTypeOf(SAMPLE_PERSON).toExtend<SpecimenPerson>();
expectTypeOf<inNode.SpecimenPerson>().toEqualTypeOf<SpecimenPerson>();
expectTypeOf(inNode.drawSpecimen).returns.resolves.toEqualTypeOf<Blob>();
