// What the types of the hook and the stores promise to those who build on them; `npm run types` checks it.
import type { KtpDraft, KtpEngine, KtpError, KtpProgress, KtpRecord, PreparedPhoto } from '@ktp-ocr/core';
import { expectTypeOf } from 'vitest';
import { createReview, createScan, type KtpOcr, KtpScanner, type KtpStatus, useKtpOcr } from './index.ts';

declare const ktp: KtpOcr;
declare const engine: KtpEngine;

// One word says where a scan stands, and what there is then.
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
if (ktp.status === 'confirmed') expectTypeOf(ktp.record).toEqualTypeOf<KtpRecord>();
if (ktp.status === 'failed') expectTypeOf(ktp.error).toEqualTypeOf<KtpError>();
if (ktp.status === 'idle') {
  expectTypeOf(ktp.draft).toBeNull();
  expectTypeOf(ktp.record).toBeNull();
}
// @ts-expect-error What only some states have cannot be read in the others.
void ktp.saving;

// Where the card is read: an address or an engine, one of the two and not both.
expectTypeOf(useKtpOcr).toBeCallableWith({ endpoint: '/api/ktp' });
expectTypeOf(useKtpOcr).toBeCallableWith({ engine });
// @ts-expect-error neither
expectTypeOf(useKtpOcr).toBeCallableWith({});
// @ts-expect-error both
expectTypeOf(useKtpOcr).toBeCallableWith({ endpoint: '/api/ktp', engine });

// Only fields of a KTP, and the face, may be asked for.
expectTypeOf(useKtpOcr).toBeCallableWith({ endpoint: '/api/ktp', select: ['nik', 'nama', 'agama', 'foto'] });
// @ts-expect-error no such field
expectTypeOf(useKtpOcr).toBeCallableWith({ endpoint: '/api/ktp', select: ['nomor'] });

// The stores say the same without React.
expectTypeOf(createScan).toBeCallableWith({ engine, onConfirm: (record: KtpRecord) => void record });
expectTypeOf(createScan({ engine }).scan).parameter(0).toEqualTypeOf<Blob | PreparedPhoto>();
expectTypeOf(createReview({}).getSnapshot().draft).toEqualTypeOf<KtpDraft>();
expectTypeOf(KtpScanner).parameter(0).toHaveProperty('onConfirm');
