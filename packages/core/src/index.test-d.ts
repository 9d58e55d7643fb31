// What core's types promise to the code that uses them; checked by `npm run types`.
import { expectTypeOf } from 'vitest';
import {
  abortError,
  accept,
  confirm,
  isKtpError,
  type KtpAnyRecord,
  type KtpConfirmation,
  type KtpDraft,
  type KtpDraftField,
  type KtpEngine,
  KtpError,
  type KtpErrorCode,
  type KtpErrorKind,
  type KtpFieldName,
  type KtpProgress,
  type KtpReading,
  type KtpRecord,
  ktpRecordSchema,
  type KtpRecordSchema,
  type KtpWords,
  normalise,
  parseNik,
  type PreparedPhoto,
  preparePhoto,
  remoteEngine,
  setField,
  withRegions,
} from './index.ts';

// Each stage is a type, and none can be mistaken for another.
expectTypeOf(preparePhoto).returns.resolves.toEqualTypeOf<PreparedPhoto>();
expectTypeOf<KtpEngine['recognise']>().parameter(0).toEqualTypeOf<PreparedPhoto>();
expectTypeOf<KtpEngine['recognise']>().returns.resolves.toEqualTypeOf<KtpReading>();
expectTypeOf(normalise).parameter(0).toEqualTypeOf<KtpReading | null>();
expectTypeOf(normalise).returns.toEqualTypeOf<KtpDraft>();
expectTypeOf<KtpReading>().not.toExtend<KtpDraft>();
expectTypeOf<KtpDraft>().not.toExtend<KtpRecord>();

// A review gives a new draft and leaves the old one alone.
expectTypeOf(setField).returns.toEqualTypeOf<KtpDraft>();
expectTypeOf(accept).returns.toEqualTypeOf<KtpDraft>();
expectTypeOf(withRegions).returns.toEqualTypeOf<KtpDraft>();
expectTypeOf<{ -readonly [Name in keyof KtpDraft]: KtpDraft[Name] }>().not.toEqualTypeOf<KtpDraft>();
expectTypeOf<KtpDraft['fields']>().toEqualTypeOf<Readonly<Record<KtpFieldName, KtpDraftField>>>();

// An engine gets a signal to stop on, and says where the photo goes.
expectTypeOf<Parameters<KtpEngine['recognise']>[1]['signal']>().toEqualTypeOf<AbortSignal>();
expectTypeOf<KtpEngine['runsOn']>().toEqualTypeOf<'device' | 'server'>();
expectTypeOf(remoteEngine).returns.toEqualTypeOf<KtpEngine>();
expectTypeOf<Extract<KtpProgress, { stage: 'reading' }>>().not.toHaveProperty('sent');

// Every failure comes from a closed list, and so does what to do about it.
expectTypeOf<KtpErrorKind>().toEqualTypeOf<'retake' | 'retry' | 'quota' | 'config' | 'bug'>();
expectTypeOf<KtpError['code']>().toEqualTypeOf<KtpErrorCode>();
expectTypeOf<string>().not.toExtend<KtpErrorCode>();
expectTypeOf(isKtpError).guards.toEqualTypeOf<KtpError>();
expectTypeOf(abortError).returns.toEqualTypeOf<KtpError>();

// A bad NIK is a value: without checking `ok` there is nothing to read from it.
expectTypeOf(parseNik).returns.not.toHaveProperty('value');

declare const draft: KtpDraft;

// A record comes from a successful confirmation.
expectTypeOf(confirm(draft)).toEqualTypeOf<KtpConfirmation>();
expectTypeOf<Extract<KtpConfirmation, { ok: true }>['record']>().toEqualTypeOf<KtpRecord>();
expectTypeOf<Extract<KtpConfirmation, { ok: false }>>().not.toHaveProperty('record');

// What a record holds is never undefined, closed fields are words of their lists, and what was not selected is not
// there.
expectTypeOf<KtpRecord['nik']>().toEqualTypeOf<string>();
expectTypeOf<KtpRecord['jenisKelamin']>().toEqualTypeOf<'LAKI-LAKI' | 'PEREMPUAN' | 'WANITA' | 'MALE' | 'FEMALE'>();
expectTypeOf<KtpRecord>().not.toHaveProperty('agama');
expectTypeOf<KtpRecord['foto']>().toEqualTypeOf<Uint8Array | undefined>();
const few = confirm(draft, { select: ['nik', 'jenisKelamin', 'golDarah'] });
if (few.ok) {
  expectTypeOf(few.record.nik).toEqualTypeOf<string>();
  expectTypeOf(few.record.jenisKelamin).toEqualTypeOf<KtpWords['jenisKelamin']>();
  expectTypeOf(few.record.golDarah).toEqualTypeOf<KtpWords['golDarah'] | ''>();
  expectTypeOf(few.record).not.toHaveProperty('nama');
}

// What is not required may be empty.
const asked = confirm(draft, { select: ['nik', 'jenisKelamin'], required: ['nik'] });
if (asked.ok) expectTypeOf(asked.record.jenisKelamin).toEqualTypeOf<KtpWords['jenisKelamin'] | ''>();
// @ts-expect-error no such field
confirm(draft, { required: ['nomor'] });

// The schema of a record has its type.
const schema = ktpRecordSchema({ select: ['nik', 'nama'], today: '2026-11-23' });
expectTypeOf(schema).toEqualTypeOf<KtpRecordSchema<KtpRecord<'nik' | 'nama'>>>();
expectTypeOf<NonNullable<(typeof schema)['~standard']['types']>['output']>().toEqualTypeOf<KtpRecord<'nik' | 'nama'>>();
expectTypeOf<KtpRecord<'nik' | 'nama' | 'foto'>>().toExtend<KtpAnyRecord>();
expectTypeOf<['nik', 'foto']>().toExtend<NonNullable<NonNullable<Parameters<typeof confirm>[1]>['select']>>();
expectTypeOf<['photo']>().not.toExtend<NonNullable<NonNullable<Parameters<typeof confirm>[1]>['select']>>();
