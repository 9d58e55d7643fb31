// The subjects to measure, each in its own process: anything loaded beside it would count too.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { PreparedPhoto } from '@ktp-ocr/core';

/** Sends the photo and waits for the answer. */
export type Send = () => Promise<unknown>;
/** Prepares the photo in the form its caller would hold it. */
type Prepare = (endpoint: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Send>;

export const SUBJECTS = ['ours', 'sdk', 'sdk-intl', 'floor'] as const;
export type Subject = (typeof SUBJECTS)[number];

const credentials = { secretId: 'AKIDexample', secretKey: 'example-key' };
const ACTION = 'RecognizeIndonesiaIDCardOCR';

const ours: Prepare = async (endpoint, bytes) => {
  const { tencentEngine } = await import('@ktp-ocr/signer');
  const engine = tencentEngine({ credentials, endpoint });
  const { signal } = new AbortController();
  const photo: PreparedPhoto = {
    blob: new Blob([bytes]),
    mediaType: 'image/jpeg',
    width: 0,
    height: 0,
    originalBytes: bytes.length,
    quality: null,
  };
  return () => engine.recognise(photo, { signal });
};

const sdk: Prepare = async (endpoint, bytes) => {
  const { ocr } = await import('tencentcloud-sdk-nodejs-ocr');
  const { host } = new URL(endpoint);
  const profile = { httpProfile: { endpoint: host, protocol: 'http://' } };
  const client = new ocr.v20181119.Client({ credential: credentials, region: 'ap-jakarta', profile });
  const photo = Buffer.from(bytes);
  return () => client.request(ACTION, { ImageBase64: photo.toString('base64') });
};

const sdkIntl: Prepare = async (endpoint, bytes) => {
  const require = createRequire(import.meta.url);
  const root = 'tencentcloud-sdk-nodejs-intl-en/tencentcloud';
  const { Client, Models } = require(`${root}/ocr/v20181119`);
  const Credential = require(`${root}/common/credential`);
  const HttpProfile = require(`${root}/common/profile/http_profile`);
  const ClientProfile = require(`${root}/common/profile/client_profile`);
  const http = Object.assign(new HttpProfile(), { endpoint: new URL(endpoint).host, protocol: 'http://' });
  const { secretId, secretKey } = credentials;
  const profile = new ClientProfile('TC3-HMAC-SHA256', http);
  const client = new Client(new Credential(secretId, secretKey), 'ap-jakarta', profile);
  const photo = Buffer.from(bytes);
  return () =>
    new Promise((resolve, reject) => {
      const request = new Models.RecognizeIndonesiaIDCardOCRRequest();
      request.ImageBase64 = photo.toString('base64');
      client.RecognizeIndonesiaIDCardOCR(request, (error: unknown, response: unknown) =>
        error ? reject(error as Error) : resolve(response),
      );
    });
};

/** What no signer can do without: the photo as Base64, and one hash of it. */
const floor: Prepare = async (_, bytes) => {
  const photo = Buffer.from(bytes);
  return async () => createHash('sha256').update(photo.toString('base64'), 'latin1').digest();
};

const ALL: Readonly<Record<Subject, Prepare>> = { ours, sdk, 'sdk-intl': sdkIntl, floor };

export const subject = (name: Subject, ...given: Parameters<Prepare>): Promise<Send> => ALL[name](...given);
