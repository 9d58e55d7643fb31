// Runs the vendor's own, unmodified SDKs against createTencentApi: they must not be able to tell it from the original.
import dns from 'node:dns';
import { createRequire } from 'node:module';
import { fakeEngine } from '@ktp-ocr/testing';
import sharp from 'sharp';
import { ocr } from 'tencentcloud-sdk-nodejs-ocr';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { serve } from '../endpoint/serve.ts';
import type { TencentCredentials } from '../tencent/tencentCall.ts';
import { createTencentApi, type TencentApiOptions } from './createTencentApi.ts';

const require = createRequire(import.meta.url);
const ACTION = 'RecognizeIndonesiaIDCardOCR';
const caller = { secretId: 'AKIDexample', secretKey: 'example-key' };
const temporary = { secretId: 'AKIDtemporary', secretKey: 'example-key-2', token: 'example-token' };

interface Fields {
  readonly [name: string]: unknown;
}
/** What both SDKs throw. */
interface SdkError {
  readonly code?: string;
  readonly requestId?: string;
  readonly message: string;
}
interface Choice {
  readonly credential?: { secretId: string; secretKey: string; token?: string };
  readonly region?: string;
  readonly method?: 'GET' | 'POST';
  readonly action?: string;
  readonly host?: string;
  /** As in the SDKs' options for one request. */
  readonly options?: { multipart?: boolean; headers?: Record<string, string> };
}
type Ask = (fields: Fields, choice?: Choice) => Promise<Fields>;

/** A host name that starts with the product, like the vendor's. */
const HOST = 'ocr.example.test';
const { lookup } = dns;
vi.spyOn(dns, 'lookup').mockImplementation(((name: string, options: object, done: never) =>
  lookup(name === HOST ? '127.0.0.1' : name, options, done)) as never);

let running: Awaited<ReturnType<typeof serve>>;
let port: string;
let overrides: Partial<TencentApiOptions> = {};
let handler: ReturnType<typeof createTencentApi> | null = null;
let jpeg: string;
let clockOffset = 0;

beforeAll(async () => {
  const engine = fakeEngine('read', { delay: 0 });
  running = await serve(
    (request) => {
      handler ??= createTencentApi({ engine, credentials: [caller, temporary], rate: false, ...overrides });
      // Only now: the SDK must have read the true clock by the time its request arrives.
      if (clockOffset !== 0) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + clockOffset });
      return handler(request);
    },
    { maxHeaderBytes: 48 * 1024 },
  );
  ({ port } = new URL(running.url));
  const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } });
  jpeg = (await picture.jpeg().toBuffer()).toString('base64');
});
afterAll(() => running.close());
afterEach(() => {
  vi.useRealTimers();
  overrides = {};
  handler = null;
  clockOffset = 0;
});

const domestic: Ask = (fields, choice = {}) => {
  const { credential = caller, region = 'ap-jakarta', method = 'POST', action = ACTION, host = HOST, options } = choice;
  const httpProfile = { endpoint: `${host}:${port}`, protocol: 'http://', reqMethod: method, reqTimeout: 10 };
  const client = new ocr.v20181119.Client({ credential, region, profile: { httpProfile } });
  return client.request(action, fields, options as never) as Promise<Fields>;
};

interface IntlClient {
  request(action: string, fields: Fields, into: object, options: object, done: (e: unknown, r: Fields) => void): void;
  RecognizeIndonesiaIDCardOCR(fields: object, done: (error: unknown, response: Fields) => void): void;
}
const intlRoot = 'tencentcloud-sdk-nodejs-intl-en/tencentcloud';
const international: Ask = (fields, choice = {}) => {
  const { credential = caller, region = 'ap-jakarta', method = 'POST', action = ACTION, host = HOST, options } = choice;
  const { Client, Models } = require(`${intlRoot}/ocr/v20181119`) as {
    Client: new (...all: unknown[]) => IntlClient;
    Models: Record<string, new () => object>;
  };
  const Credential = require(`${intlRoot}/common/credential`) as new (...all: unknown[]) => unknown;
  const HttpProfile = require(`${intlRoot}/common/profile/http_profile`) as new () => Record<string, unknown>;
  const ClientProfile = require(`${intlRoot}/common/profile/client_profile`) as new (...all: unknown[]) => unknown;
  const { secretId, secretKey, token } = credential as TencentCredentials;
  const http = Object.assign(new HttpProfile(), {
    endpoint: `${host}:${port}`,
    protocol: 'http://',
    reqMethod: method,
    reqTimeout: 10,
  });
  const profile = new ClientProfile('TC3-HMAC-SHA256', http);
  const client = new Client(new Credential(secretId, secretKey, token ?? null), region, profile);
  const request = Object.assign(new Models['RecognizeIndonesiaIDCardOCRRequest']!(), fields);
  return new Promise((resolve, reject) => {
    const done = (error: unknown, response: Fields): void => (error ? reject(error as Error) : resolve(response));
    if (action === ACTION && !options) client.RecognizeIndonesiaIDCardOCR(request, done);
    else
      client.request(
        action,
        request as Fields,
        new Models['RecognizeIndonesiaIDCardOCRResponse']!(),
        options ?? {},
        done,
      );
  });
};

/** Code, message and request id of a refusal, as the SDK reports them. */
async function refusal(answer: Promise<unknown>): Promise<SdkError> {
  const error = await answer.then(
    () => ({ message: 'not refused', code: 'none' }) as SdkError,
    (thrown: SdkError) => thrown,
  );
  return { code: error.code ?? '', message: error.message, requestId: error.requestId ?? '' };
}
const codeOf = async (answer: Promise<unknown>): Promise<string | undefined> => (await refusal(answer)).code;

describe.each<[string, Ask]>([
  ['tencentcloud-sdk-nodejs-ocr', domestic],
  ['tencentcloud-sdk-nodejs-intl-en', international],
])('with %s', (_, ask) => {
  test('reads a card by POST', async () => {
    const response = await ask({ ImageBase64: jpeg, Scene: 'V2', ReturnHeadImage: true });
    expect(response).toMatchObject({ KewargaNegaraan: 'WNI', Provinsi: 'JAWA BARAT' });
    expect(response['NIK']).toMatch(/^\d{12}999\d$/);
    expect(response['Photo']).not.toBe('');
    expect(response['RequestId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('reads a card by GET', async () => {
    const response = await ask({ ImageBase64: jpeg }, { method: 'GET' });
    expect(response['NIK']).toMatch(/^\d{16}$/);
  });

  test.each([['V1'], [undefined]])('returns neither Provinsi nor Kota, and no face, in scene %s', async (Scene) => {
    const response = await ask({ ImageBase64: jpeg, ...(Scene ? { Scene } : {}) });
    expect([response['Provinsi'], response['Kota'], response['Photo']]).toEqual(['', '', '']);
    expect(response['Kecamatan']).not.toBe('');
  });

  test('accepts temporary credentials, and refuses them without their token', async () => {
    expect(await ask({ ImageBase64: jpeg }, { credential: temporary })).toHaveProperty('NIK');
    const { secretId, secretKey } = temporary;
    expect(await codeOf(ask({ ImageBase64: jpeg }, { credential: { secretId, secretKey } }))).toBe(
      'AuthFailure.TokenFailure',
    );
    const other = { ...temporary, token: 'another' };
    expect(await codeOf(ask({ ImageBase64: jpeg }, { credential: other }))).toBe('AuthFailure.TokenFailure');
  });

  test('works at an address without a product in it', async () => {
    expect(await ask({ ImageBase64: jpeg }, { host: '127.0.0.1' })).toHaveProperty('NIK');
    expect(await ask({ ImageBase64: jpeg }, { host: 'localhost' })).toHaveProperty('NIK');
  });

  test("is refused in the API's own words", async () => {
    expect(await refusal(ask({ ImageBase64: jpeg }, { credential: { ...caller, secretKey: 'another' } }))).toEqual({
      code: 'AuthFailure.SignatureFailure',
      message: 'The provided credentials could not be validated. Please check your signature is correct.',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test.each<[string, string, Fields, Choice]>([
    [
      'an unknown secret id',
      'AuthFailure.SecretIdNotFound',
      {},
      { credential: { secretId: 'AKIDnobody', secretKey: 'x' } },
    ],
    ['another region', 'UnsupportedRegion', {}, { region: 'ap-guangzhou' }],
    ['another action', 'InvalidAction', {}, { action: 'GeneralBasicOCR' }],
    ['a multipart form', 'InvalidRequest', {}, { options: { multipart: true } }],
    ['no photo', 'InvalidParameterValue.InvalidParameterValueLimit', { ImageBase64: null }, {}],
    ['another scene', 'InvalidParameterValue.InvalidParameterValueLimit', { Scene: 'V3' }, {}],
    ['a scene that is a number', 'InvalidParameter', { Scene: 2 }, {}],
    ['a word for a flag', 'InvalidParameter', { ReturnHeadImage: 'perhaps' }, {}],
    ['a photo by address', 'FailedOperation.DownLoadError', { ImageUrl: 'https://example.test/a.jpg' }, {}],
    ['something that is no Base64', 'FailedOperation.ImageDecodeFailed', { ImageBase64: '***' }, {}],
    ['something that is no photo', 'FailedOperation.ImageDecodeFailed', { ImageBase64: btoa('text, not a photo') }, {}],
    ['more than 7 MB', 'LimitExceeded.TooLargeFileError', { ImageBase64: 'A'.repeat(7 * 1024 * 1024 + 4) }, {}],
    ['more than 10 MB', 'RequestSizeLimitExceeded', { ImageBase64: 'A'.repeat(10 * 1024 * 1024) }, {}],
  ])('refuses %s as %s', async (_, code, fields, choice) => {
    expect(await codeOf(ask({ ImageBase64: jpeg, ...fields }, choice))).toBe(code);
  });

  test.each([
    ['nearly five minutes late', 295, 'none'],
    ['later than that', 305, 'AuthFailure.SignatureExpire'],
    ['earlier than that', -305, 'AuthFailure.SignatureExpire'],
  ])('refuses a clock that is %s', async (_, seconds, code) => {
    clockOffset = -seconds * 1000;
    expect(await codeOf(ask({ ImageBase64: jpeg }))).toBe(code);
  });

  test("reports the rate limit in the vendor's words", async () => {
    overrides = { rate: { points: 2, duration: 60 } };
    // One after the other: three at once exceed one caller's share.
    for (let left = 2; left > 0; left -= 1) expect(await codeOf(ask({ ImageBase64: jpeg }))).toBe('none');
    expect(await refusal(ask({ ImageBase64: jpeg }))).toMatchObject({
      code: 'RequestLimitExceeded',
      message: expect.stringContaining('times equals to `3` in 60 seconds, which exceeds the frequency limit `2`'),
    });
  });
});
