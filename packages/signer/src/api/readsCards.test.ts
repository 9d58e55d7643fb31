// A drawn card through the vendor's own SDK, our API and the embedded engine, with no stand-in between photo and text.
import { embeddedEngine } from '@ktp-ocr/engine/node';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { ocr } from 'tencentcloud-sdk-nodejs-ocr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../endpoint/serve.ts';
import { tencentEngine } from '../tencent/tencentEngine.ts';
import { createTencentApi } from './createTencentApi.ts';

const credentials = { secretId: 'AKIDexample', secretKey: 'example-key' };
const engine = embeddedEngine();
let running: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  running = await serve(createTencentApi({ engine, credentials }));
  await engine.warm();
});
afterAll(async () => {
  await running.close();
  await engine.close();
});

const person = inventPerson(7);
const letters = (text: unknown): string => String(text).replace(/[^A-Z0-9]/g, '');

test('the official SDK reads a card', async () => {
  const card = Buffer.from(await (await drawSpecimen(person, { width: 1200 })).arrayBuffer());
  const httpProfile = { endpoint: `127.0.0.1:${new URL(running.url).port}`, protocol: 'http://' };
  const client = new ocr.v20181119.Client({ credential: credentials, region: 'ap-jakarta', profile: { httpProfile } });
  const response = (await client.request('RecognizeIndonesiaIDCardOCR', {
    ImageBase64: card.toString('base64'),
    ReturnHeadImage: true,
    Scene: 'V2',
  })) as Record<string, string>;
  expect(response['NIK']).toBe(person.nik);
  expect(letters(response['Nama'])).toBe(letters(person.nama));
  expect(letters(response['Provinsi'])).toContain(letters(person.provinsi).replace(/^PROVINSI/, ''));
  expect(Buffer.from(response['Photo']!, 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  await expect(
    client.request('RecognizeIndonesiaIDCardOCR', { ImageBase64: Buffer.from('no photo').toString('base64') }),
  ).rejects.toMatchObject({ code: 'FailedOperation.ImageDecodeFailed' });
});

test("so does our own client, and a photo without a card gets the vendor's code", async () => {
  const client = tencentEngine({ credentials, endpoint: running.url });
  const { signal } = new AbortController();
  const blob = await drawSpecimen(person, { width: 1200 });
  const photo = {
    blob,
    mediaType: 'image/jpeg',
    width: 0,
    height: 0,
    originalBytes: blob.size,
    quality: null,
  } as const;
  const { lines, warnings } = await client.recognise(photo, { signal, scene: 'V2' });
  expect(lines.nik?.text).toBe(person.nik);
  expect(warnings).toEqual([]);
  const { default: sharp } = await import('sharp');
  const grey = await sharp({ create: { width: 800, height: 500, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const blank = { ...photo, blob: new Blob([new Uint8Array(grey)]) };
  await expect(client.recognise(blank, { signal })).rejects.toMatchObject({
    kind: 'retake',
    vendorCode: expect.stringMatching(/^FailedOperation\.Image/),
  });
});
