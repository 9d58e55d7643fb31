import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { inspect } from 'node:util';
import type { ProblemDetails } from '@ktp-ocr/core/kit';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLogs } from '../command/logs.ts';
import { createMetrics } from '../command/metrics.ts';
import { createSigner } from './createSigner.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import { tencentEngine } from '../tencent/tencentEngine.ts';

// Marks that may appear only in the answer itself.
const NIK = '3273015708949991';
const NAMA = 'KENARI CONTOHAN';
const credentials = { secretId: 'example-id-canary', secretKey: 'example-key-canary', token: 'example-token-canary' };
const MARKS = [NIK, NAMA, ...Object.values(credentials)];

const vendor = JSON.parse(readFileSync(new URL('../../fixtures/vendor-errors.json', import.meta.url), 'utf8')) as {
  code: string;
  kind: string;
  status: number;
  problem: string;
}[];

let server: Server;
let endpoint: string;
let reply: { readonly status: number; readonly body: string };
let jpeg: Uint8Array<ArrayBuffer>;
let marks: readonly string[];
const said: string[] = [];

beforeAll(async () => {
  const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } });
  jpeg = new Uint8Array(await picture.jpeg().toBuffer());
  marks = [...MARKS, Buffer.from(jpeg).toString('base64').slice(0, 24)];
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(reply.status).end(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, name).mockImplementation((...words: unknown[]) => void said.push(inspect(words, { depth: 9 })));
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((words) => said.push(String(words)) > 0);
  }
});
afterAll(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

/** Sends one photo through signer and engine, and collects everything said about it except the answer. */
async function walk(
  status: number,
  body: string,
): Promise<{ response: Response; events: SignerEvent[]; leaks: string[] }> {
  reply = { status, body };
  const events: SignerEvent[] = [];
  const faults: Error[] = [];
  const written: string[] = [];
  const logs = (['all', 'faults', 'none'] as const).map((level) => createLogs(level, (line) => written.push(line)));
  const metrics = createMetrics();
  said.length = 0;
  const handle = createSigner({
    authorize: () => true,
    engine: tencentEngine({ credentials, endpoint, retries: 0 }),
    onEvent(event) {
      events.push(event);
      metrics.count('signer', event);
      for (const log of logs) log.request('signer', event);
    },
    onFault(error, requestId) {
      faults.push(error);
      for (const log of logs) log.fault('signer', error, requestId);
    },
  });
  const headers = { 'Content-Type': 'image/jpeg', 'X-KTP-Client': '1' };
  const response = await handle(new Request('http://app.test/api/ktp', { method: 'POST', headers, body: jpeg }));
  const problem = response.ok ? '' : await response.clone().text();
  const everything = [
    ...said,
    ...written,
    metrics.text(),
    problem,
    inspect([...response.headers, events, faults], { depth: 9 }),
  ].join('\n');
  return { response, events, leaks: marks.filter((mark) => everything.includes(mark)) };
}

const message = `${NIK} ${NAMA} ${Object.values(credentials).join(' ')}`;

test('logs nothing of what the application threw, whatever it holds', () => {
  const written: string[] = [];
  const error = Object.assign(new Error(message), { name: NAMA, code: NIK, cause: new Error(message) });
  const logs = createLogs('all', (line) => written.push(line));
  logs.fault('signer', error, 'a0b1');
  logs.request('signer', { requestId: 'a0b1', ms: 1, nik: NIK } as never);
  expect(written).toHaveLength(2);
  expect(written[0]).toContain('"error":"Error"');
  expect(marks.filter((mark) => written.join('').includes(mark))).toEqual([]);
});

test.each(vendor)(
  'answers $code with $status and says nothing of the card',
  async ({ code, kind, status, problem }) => {
    const { response, events, leaks } = await walk(
      200,
      JSON.stringify({ Response: { Error: { Code: code, Message: message }, RequestId: 'tc-1', NIK, Nama: NAMA } }),
    );
    const details = (await response.json()) as ProblemDetails;
    expect([response.status, details.status, details.kind, details.code, details.type]).toEqual([
      status,
      status,
      kind,
      code,
      `about:ktp-ocr/${problem}`,
    ]);
    expect(events).toMatchObject([{ status, kind, vendorCode: code, code: problem, upstreamRequestId: 'tc-1' }]);
    expect(leaks).toEqual([]);
  },
);

test.each<[string, number, string, number]>([
  ['a code that is a name', 200, JSON.stringify({ Response: { Error: { Code: message, Message: '' } } }), 503],
  [
    'a request id that is a name',
    200,
    JSON.stringify({ Response: { Error: { Code: 'X', Message: '' }, RequestId: message } }),
    503,
  ],
  ['a field of the wrong type', 200, JSON.stringify({ Response: { NIK, Nama: [NAMA] } }), 502],
  ['JSON that is cut off', 200, `{"Response":{"NIK":"${NIK}","Nama":"${NAMA}`, 502],
  ['a page', 200, `<h1>${message}</h1>`, 502],
  ['a page that refuses', 403, `<h1>${message}</h1>`, 502],
  ['a page that broke', 500, `<h1>${message}</h1>`, 503],
])('says nothing of the card on %s', async (_, status, body, answered) => {
  const { response, events, leaks } = await walk(status, body);
  expect(response.status).toBe(answered);
  expect(events).toHaveLength(1);
  expect(leaks).toEqual([]);
});

test('a card that was read appears in its answer and nowhere else', async () => {
  const { response, events, leaks } = await walk(
    200,
    JSON.stringify({ Response: { NIK, Nama: NAMA, RequestId: 'tc-2' } }),
  );
  expect(await response.json()).toMatchObject({ Response: { NIK, Nama: NAMA, RequestId: 'tc-2' }, Confidence: null });
  expect(events).toMatchObject([{ status: 200, upstreamRequestId: 'tc-2' }]);
  expect(leaks).toEqual([]);
});
