// What the types of the embedded engine promise, on a server and in a browser; checked by `npm run types`.
import type { KtpEngine, KtpErrorCode, KtpReading } from '@ktp-ocr/core';
import { expectTypeOf } from 'vitest';
import * as inBrowser from './browser.ts';
import * as inNode from './node.ts';

// It fits wherever an engine does, and can be loaded early and released.
expectTypeOf(inNode.embeddedEngine).returns.toExtend<KtpEngine>();
expectTypeOf<KtpEngine>().not.toExtend<inNode.EmbeddedEngine>();
expectTypeOf<Exclude<keyof inNode.EmbeddedEngine, keyof KtpEngine>>().toEqualTypeOf<'warm' | 'close'>();
expectTypeOf<inBrowser.EmbeddedEngine>().toEqualTypeOf<inNode.EmbeddedEngine>();
expectTypeOf<inBrowser.LoadProgress>().toEqualTypeOf<inNode.LoadProgress>();

// Both can be called without options, and neither takes the other's.
expectTypeOf(inNode.embeddedEngine).toBeCallableWith();
expectTypeOf(inBrowser.embeddedEngine).toBeCallableWith();
expectTypeOf<keyof inNode.EmbeddedEngineOptions>().toEqualTypeOf<'maxPixels' | 'threads' | 'readers' | 'runtime'>();
expectTypeOf<keyof inNode.EmbeddedEngineOptions & keyof inBrowser.EmbeddedEngineOptions>().toEqualTypeOf<
  'maxPixels' | 'threads'
>();
expectTypeOf<inBrowser.EmbeddedEngineOptions['createWorker']>().toEqualTypeOf<(() => Worker) | undefined>();

// A reading is a promise of lines, and requires a signal.
expectTypeOf<ReturnType<inNode.EmbeddedEngine['recognise']>>().resolves.toEqualTypeOf<KtpReading>();
expectTypeOf<{ returnHeadImage: true }>().not.toExtend<Parameters<inNode.EmbeddedEngine['recognise']>[1]>();
expectTypeOf<inNode.EmbeddedEngine['warm']>().toBeCallableWith();
expectTypeOf<Parameters<inNode.LoadProgress>[0]>().toEqualTypeOf<{ readonly loaded: number; readonly total: number }>();

// It refuses with our own error codes, each of which has words and a page.
expectTypeOf<'not-a-ktp' | 'no-text' | 'several-cards' | 'misconfigured' | 'client-closed'>().toExtend<KtpErrorCode>();
