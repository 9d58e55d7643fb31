import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';
import { USAGE } from './usage.ts';

const KTP_TOKEN = 'a-token-of-a-server';
const api = { KTP_API_SECRET_ID: 'id', KTP_API_SECRET_KEY: 'key' };

test('has the defaults that --help promises', () => {
  expect(readSettings([], { KTP_TOKEN })).toEqual({
    serve: 'signer',
    host: '127.0.0.1',
    port: 8080,
    path: '/api/ktp',
    origins: [],
    hosts: [],
    authorize: { by: 'token', token: KTP_TOKEN },
    apiCredentials: null,
    engine: 'auto',
    allowFace: true,
    handover: false,
    company: null,
    imageHosts: [],
    acceptJson: false,
    maxBytes: 5_250_000,
    timeoutMs: 30_000,
    maxConcurrent: 16,
    perUser: [
      { points: 10, duration: 60 },
      { points: 60, duration: 86_400 },
    ],
    account: { points: 5, duration: 1 },
    redisUrl: null,
    whenStoreFails: 'refuse',
    metricsPort: null,
    metricsHost: '127.0.0.1',
    log: 'all',
    drainMs: 5000,
    stopMs: 25_000,
  });
});

test('prefers arguments to the environment, and treats empty values as not set', () => {
  const environment = {
    KTP_TOKEN,
    KTP_PORT: '1',
    PORT: '2',
    KTP_HOST: '',
    KTP_ORIGINS: 'https://a.test, https://b.test',
  };
  expect(readSettings([], environment)).toMatchObject({
    port: 1,
    host: '127.0.0.1',
    origins: ['https://a.test', 'https://b.test'],
  });
  const args = ['--port', '3', '--origin', 'https://c.test', '--origin=https://d.test', '--no-face'];
  expect(readSettings(args, environment)).toMatchObject({
    port: 3,
    origins: ['https://c.test', 'https://d.test'],
    allowFace: false,
  });
  expect(readSettings([], { KTP_TOKEN, PORT: '2', KTP_FACE: 'no' })).toMatchObject({ port: 2, allowFace: false });
  expect(readSettings(['--accept-json'], { KTP_TOKEN })).toMatchObject({ acceptJson: true });
  expect(readSettings(['--image-host', 'a.test'], { KTP_TOKEN })).toMatchObject({ acceptJson: true });
  expect(readSettings(['--handover'], { KTP_TOKEN })).toMatchObject({ handover: true });
  expect(readSettings([], { KTP_TOKEN, KTP_HANDOVER: 'yes' })).toMatchObject({ handover: true });
});

test.each(['yes', 'true', '1', 'on', 'TRUE'])('a switch of the environment is on at %s', (value) => {
  const environment = { KTP_TOKEN, KTP_HANDOVER: value, KTP_ACCEPT_JSON: value, KTP_FACE: value };
  expect(readSettings([], environment)).toMatchObject({ handover: true, acceptJson: true, allowFace: true });
});

test.each(['no', 'false', '0', 'off', 'No'])('a switch of the environment is off at %s', (value) => {
  const environment = { KTP_TOKEN, KTP_HANDOVER: value, KTP_ACCEPT_JSON: value, KTP_FACE: value };
  expect(readSettings([], environment)).toMatchObject({ handover: false, acceptJson: false, allowFace: false });
});

test('needs no authoriser for the API, and no credentials for the signer', () => {
  expect(readSettings(['--serve', 'api'], api)).toMatchObject({
    authorize: null,
    apiCredentials: { secretId: 'id', secretKey: 'key' },
  });
  expect(readSettings(['--serve', 'both'], { ...api, KTP_API_TOKEN: 'sts', KTP_TOKEN })).toMatchObject({
    authorize: { by: 'token' },
    apiCredentials: { token: 'sts' },
  });
  expect(readSettings(['--per-user', 'none', '--account', 'none'], { KTP_TOKEN })).toMatchObject({
    perUser: [],
    account: false,
  });
});

describe('says what it did not understand, and what to write instead', () => {
  test.each<[readonly string[], Record<string, string>, RegExp]>([
    [[], {}, /who may have cards read: --authorize-url, --authorize-module or KTP_TOKEN/],
    [['--serve', 'api'], {}, /KTP_API_SECRET_ID and KTP_API_SECRET_KEY/],
    [['--serve', 'both'], { KTP_TOKEN }, /KTP_API_SECRET_ID/],
    [['--serve', 'api', '--handover'], api, /--handover goes with the signer/],
    [['--serve', 'all'], { KTP_TOKEN }, /--serve is signer, api, both, not "all"/],
    [['--port', '70000'], { KTP_TOKEN }, /--port is a whole number from 0 to 65535/],
    [['--port', '-1'], { KTP_TOKEN }, /port/],
    [['--path', 'api'], { KTP_TOKEN }, /--path starts with a slash/],
    [['--path', '/'], { KTP_TOKEN }, /not the root/],
    [['--per-user', '10'], { KTP_TOKEN }, /points\/seconds such as 5\/1/],
    [['--account', '0/1'], { KTP_TOKEN }, /above 0/],
    [['--authorize-url', 'ftp://x'], {}, /http or https address/],
    [['--authorize-url', 'http://x'], { KTP_TOKEN }, /Choose one/],
    [[], { KTP_TOKEN: 'short' }, /too short to be a secret/],
    [[], { KTP_TOKEN, REDIS_URL: 'localhost' }, /REDIS_URL is an address/],
    [[], { KTP_TOKEN, KTP_HANDOVER: 'maybe' }, /KTP_HANDOVER is yes or no, not "maybe"/],
    [[], { KTP_TOKEN, KTP_FACE: 'never' }, /KTP_FACE is yes or no/],
    [['--drain-seconds', 'long'], { KTP_TOKEN }, /--drain-seconds is a whole number/],
    [['--speed', '9'], { KTP_TOKEN }, /Unknown option '--speed'\./],
    [['serve'], { KTP_TOKEN }, /Unexpected argument 'serve'\./],
  ])('%j', (args, environment, sentence) => {
    expect(() => readSettings(args, environment)).toThrow(SettingsError);
    expect(() => readSettings(args, environment)).toThrow(sentence);
  });
});

test('--help names every option and variable that is read', () => {
  const read = new Set<string>();
  const environment = new Proxy({ ...api, KTP_TOKEN } as Record<string, string>, {
    get: (target, name) => {
      read.add(String(name));
      return target[String(name)];
    },
  });
  readSettings(['--serve', 'both'], environment);
  for (const name of read) expect(USAGE, name).toContain(name);
  expect(read.size).toBeGreaterThan(20);
  expect(Math.max(...USAGE.split('\n').map((line) => line.length))).toBeLessThanOrEqual(128);
});
