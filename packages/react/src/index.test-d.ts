// What the types of the hook and the stores promise to those who build on them; checked by `npm run types`.
import type {
  KtpAnyRecord,
  KtpDraft,
  KtpEngine,
  KtpError,
  KtpProgress,
  KtpRecord,
  KtpWords,
  PreparedPhoto,
} from '@ktp-ocr/core';
import { expectTypeOf } from 'vitest';
import { createReview, createScan, type KtpOcr, KtpScanner, type KtpStatus, useKtpOcr } from './index.ts';

declare const ktp: KtpOcr;
declare const engine: KtpEngine;

// One word gives the state of a scan, and determines what else there is.
expectTypeOf<KtpStatus>().toEqualTypeOf<
  'idle' | 'checking' | 'preparing' | 'recognising' | 'review' | 'confirmed' | 'failed'
>();
if (ktp.status === 'review') {
  expectTypeOf(ktp.draft).toEqualTypeOf<KtpDraft>();
  expectTypeOf(ktp.saving).toEqualTypeOf<boolean>();
  expectTypeOf(ktp.error).toEqualTypeOf<KtpError | null>();
}
if (ktp.status === 'preparing' || ktp.status === 'recognising') {
  expectTypeOf(ktp.progress).toEqualTypeOf<KtpProgress>();
  expectTypeOf(ktp.paused).toEqualTypeOf<boolean>();
}
if (ktp.status === 'checking') expectTypeOf(ktp.photoUrl).toEqualTypeOf<string>();
if (ktp.status === 'confirmed') expectTypeOf(ktp.record).toEqualTypeOf<KtpAnyRecord>();
if (ktp.status === 'failed') expectTypeOf(ktp.error).toEqualTypeOf<KtpError>();
if (ktp.status === 'idle') {
  expectTypeOf(ktp.draft).toBeNull();
  expectTypeOf(ktp.record).toBeNull();
}
// @ts-expect-error Members of some states cannot be read in the others.
void ktp.saving;

// Where the card is read: an address or an engine, but not both.
useKtpOcr({ endpoint: '/api/ktp' });
useKtpOcr({ engine });
// @ts-expect-error neither
useKtpOcr({});
// @ts-expect-error both
useKtpOcr({ endpoint: '/api/ktp', engine });

// Only fields of a KTP, and the face, can be selected.
useKtpOcr({ endpoint: '/api/ktp', select: ['nik', 'nama', 'agama', 'foto'] });
// @ts-expect-error no such field
useKtpOcr({ endpoint: '/api/ktp', select: ['nomor'] });
// @ts-expect-error no field that could be empty
useKtpOcr({ endpoint: '/api/ktp', required: ['foto'] });

// The record has the selected fields, and none of them is undefined.
const few = useKtpOcr({
  engine,
  select: ['nik', 'agama', 'foto'],
  onConfirm: (record) => void expectTypeOf(record).toEqualTypeOf<KtpRecord<'nik' | 'agama' | 'foto'>>(),
});
if (few.status === 'confirmed') {
  expectTypeOf(few.record.nik).toEqualTypeOf<string>();
  expectTypeOf(few.record.agama).toEqualTypeOf<KtpWords['agama'] | ''>();
  expectTypeOf(few.record).not.toHaveProperty('nama');
}
expectTypeOf(few).toExtend<KtpOcr>();
useKtpOcr({ engine, onConfirm: (record) => void expectTypeOf(record).toEqualTypeOf<KtpRecord>() });
createReview({ select: ['nik'], onConfirm: (record) => void expectTypeOf(record).toEqualTypeOf<KtpRecord<'nik'>>() });

// The stores say the same without React.
createScan({ engine, onConfirm: (record: KtpRecord) => void record });
expectTypeOf(createScan({ engine }).scan).parameter(0).toEqualTypeOf<Blob | PreparedPhoto>();
expectTypeOf(createReview({}).getSnapshot().draft).toEqualTypeOf<KtpDraft>();
expectTypeOf(KtpScanner).parameter(0).toHaveProperty('onConfirm');
