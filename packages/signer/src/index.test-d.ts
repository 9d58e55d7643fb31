// What the signer's types promise to those who set it up; checked by `npm run types`.
import type { KtpEngine, KtpErrorCode } from '@ktp-ocr/core';
import { expectTypeOf } from 'vitest';
import {
  type Authorization,
  createHandover,
  createSigner,
  createTencentApi,
  type CredentialsSource,
  defaultEngine,
  type HandoverEvent,
  type HandoverOptions,
  type QuotaOptions,
  type SignerEvent,
  type SignerOptions,
  tencentEngine,
  type TencentApiOptions,
  type TencentCredentials,
} from './index.ts';
import { type Handler, toNodeListener } from './node.ts';

// `authorize` is the one option without a default.
expectTypeOf<Pick<SignerOptions, 'authorize'>>().toExtend<SignerOptions>();
expectTypeOf<Omit<SignerOptions, 'authorize'>>().not.toExtend<SignerOptions>();
expectTypeOf<Omit<HandoverOptions, 'authorize'>>().not.toExtend<HandoverOptions>();
expectTypeOf<Omit<TencentApiOptions, 'credentials'>>().not.toExtend<TencentApiOptions>();

// It may answer at once or later, with yes, no or the user's id; a forgotten `return` or a user record is not an
// answer.
expectTypeOf<(request: Request) => Promise<{ readonly id: string }>>().toExtend<SignerOptions['authorize']>();
expectTypeOf<() => boolean>().toExtend<SignerOptions['authorize']>();
expectTypeOf<() => void>().not.toExtend<SignerOptions['authorize']>();
expectTypeOf<{ readonly name: string }>().not.toExtend<Authorization>();

// Limits are switched off by `false`, not by a number that happens to mean it.
expectTypeOf<SignerOptions['quotas']>().toEqualTypeOf<QuotaOptions | false | undefined>();
expectTypeOf<0>().not.toExtend<QuotaOptions['account']>();

// Three handlers of one shape, which every server accepts.
expectTypeOf(createSigner).returns.toEqualTypeOf<Handler>();
expectTypeOf(createHandover).returns.toEqualTypeOf<Handler>();
expectTypeOf(createTencentApi).returns.toEqualTypeOf<Handler>();
expectTypeOf(toNodeListener).parameter(0).toEqualTypeOf<(request: Request) => Promise<Response>>();

// Everything that reads a card has one type.
expectTypeOf(tencentEngine).returns.toEqualTypeOf<KtpEngine>();
expectTypeOf(defaultEngine).returns.resolves.toEqualTypeOf<KtpEngine>();
expectTypeOf<SignerOptions['engine']>().toEqualTypeOf<KtpEngine | undefined>();
expectTypeOf<() => Promise<TencentCredentials>>().toExtend<CredentialsSource>();

// An event's codes are from closed lists, and no member can hold the text of a card.
expectTypeOf<SignerEvent['code']>().toEqualTypeOf<KtpErrorCode | null>();
expectTypeOf<keyof SignerEvent & ('nik' | 'nama' | 'photo' | 'body')>().toBeNever();
expectTypeOf<keyof HandoverEvent>().toEqualTypeOf<'requestId' | 'step' | 'status' | 'code' | 'bytes'>();
