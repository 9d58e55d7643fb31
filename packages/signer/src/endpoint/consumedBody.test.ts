// Frameworks leave traces on a request whose body they have read. These identify the parser, and the error gives the
// line that fixes it.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeEngine } from '@ktp-ocr/testing';
import { expect, test } from 'vitest';
import { createSigner } from '../signer/createSigner.ts';
import { toNodeListener } from './toNodeListener.ts';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff]);
const headers = { 'X-KTP-Client': '1', 'Content-Type': 'image/jpeg' };

/** The error that the operator sees if a parser reads the body first and leaves this on the message. */
async function faultWith(left: object): Promise<Error> {
  const faults: Error[] = [];
  const onFault = (error: Error): void => void faults.push(error);
  const listener = toNodeListener(createSigner({ authorize: () => true, engine: fakeEngine('read'), onFault }));
  const parse: RequestListener = (message, response) => {
    const chunks: Uint8Array[] = [];
    message.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    message.on('end', () => listener(Object.assign(message, left), response));
  };
  const server = createServer(parse);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: jpeg });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, 'signer.body_consumed']);
  server.close();
  return faults[0]!;
}

test.each([
  [
    'Next pages',
    { query: {}, cookies: {}, body: 'text' },
    /^A body .* a string of it\. Next\.js pages: .*bodyParser: false/,
  ],
  ['Express, and Nest on it', { app: {}, baseUrl: '', body: Buffer.from(jpeg) }, /a Buffer of it\. Express: .*Nest: /],
  ['Fastify, which leaves nothing', {}, /before the signer\. Fastify: .*addContentTypeParser/],
])('names the parser of %s and the line to add', async (_, left, told) => {
  expect(await faultWith(left)).toMatchObject({ code: 'misconfigured', message: expect.stringMatching(told) });
});

test('recognises a web-standard request whose body was used', async () => {
  const faults: Error[] = [];
  const signer = createSigner({
    authorize: () => true,
    engine: fakeEngine('read'),
    onFault: (error) => void faults.push(error),
  });
  const request = new Request('http://app.test/', { method: 'POST', headers, body: jpeg });
  await request.arrayBuffer();
  expect((await signer(request)).status).toBe(500);
  expect(faults[0]?.message).toMatch(/Web-standard/);
});

test('repeats nothing of the body', async () => {
  const { message } = await faultWith({ query: {}, cookies: {}, body: 'SITI CONTOH' });
  expect(message).not.toContain('SITI');
});
