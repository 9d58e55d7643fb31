import { readFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { KTP_PROBLEMS, type KtpEngine, type KtpErrorCode } from '@ktp-ocr/core';
import { fakeEngine } from '@ktp-ocr/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTencentApi } from './api/createTencentApi.ts';
import { serve, type Served } from './endpoint/serve.ts';
import { createHandover } from './handover/createHandover.ts';
import { createSigner } from './signer/createSigner.ts';
import { importTc3Key, signTc3 } from './tencent/tc3.ts';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface Answered extends Content {
  readonly $ref?: string;
}
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Answered>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Content>>;
    readonly schemas: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
  };
}
type Body = string | { readonly json: unknown };
interface Exchange {
  readonly name: string;
  readonly operation: string;
  /** The code the engine fails with. */
  readonly engine?: KtpErrorCode;
  /** How far the hand-over is. */
  readonly after?: string;
  readonly state?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Body;
  };
  readonly expected: {
    readonly status: number;
    readonly type: string | null;
    readonly title?: string;
    readonly code?: string;
  };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const description = read('../../../docs/openapi.json') as Description;
const exchanges = read('../fixtures/exchanges.json') as readonly Exchange[];

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(description, 'openapi.json');
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What the description says against an answer: an empty list if it allows it. */
function objections(operationId: string, status: number, type: string | null, body: Buffer): readonly unknown[] {
  const found = operations.find(({ operation }) => operation.operationId === operationId);
  const answered = found?.operation.responses[status];
  if (!found || !answered) return [`${operationId} does not answer ${status}`];
  const at = answered.$ref?.slice(1) ?? `${pointer('paths', found.path, found.method, 'responses', String(status))}`;
  const content = (answered.$ref ? description.components.responses[at.split('/').at(-1) ?? ''] : answered)?.content;
  if (type === null) return content ? [`${operationId} ${status} has a body`] : [];
  const media = content?.[type];
  if (!media) return [`${operationId} ${status} is not ${type}`];
  if (!media.schema) return [];
  const check = ajv.compile({ $ref: `openapi.json#${at}${pointer('content', type, 'schema')}` });
  return check(JSON.parse(body.toString())) ? [] : (check.errors ?? []);
}

const bodies: Record<string, Buffer> = {};
const served: Record<'signer' | 'handover' | 'api', Served | null> = { signer: null, handover: null, api: null };
let engine: KtpEngine = fakeEngine('read');
const current: KtpEngine = {
  name: 'fake',
  runsOn: 'server',
  recognise: (photo, asked) => engine.recognise(photo, asked),
};
const credentials = { secretId: 'AKIDexample', secretKey: 'example-key' };
const PHONE = 'p'.repeat(32);

/** The user is whatever the bearer token says. */
function authorize(request: Request) {
  const [, id] = /^Bearer (\w+)$/.exec(request.headers.get('Authorization') ?? '') ?? [];
  return id ? { id } : false;
}

beforeAll(async () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#888' } });
  bodies['jpeg'] = await picture(64, 40).jpeg().toBuffer();
  bodies['png'] = await picture(64, 40).png().toBuffer();
  bodies['wide'] = await picture(1200, 1000).png().toBuffer();
  bodies['gif'] = await picture(64, 40).gif().toBuffer();
  bodies['large'] = Buffer.concat([bodies['jpeg'], Buffer.alloc(256 * 1024)]);
  bodies['empty'] = Buffer.alloc(0);
  bodies['text'] = Buffer.from('This is no photo.');
  bodies['pdf'] = Buffer.from('%PDF-1.7\n%%EOF\n');
  bodies['svg'] = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  bodies['object'] = Buffer.from('{}');
  const limits = { authorize, allowedOrigins: ['https://app.example.co.id'], maxBytes: 128 * 1024, maxPixels: 1e6 };
  const quiet = { quotas: false, onFault: () => undefined } as const;
  served.signer = await serve(createSigner({ ...limits, ...quiet, engine: current, path: '/api/ktp' }));
  const path = '/api/ktp/handover';
  served.handover = await serve(createHandover({ ...limits, ...quiet, path, waitMs: 20, maxWaiting: 1000 }));
  served.api = await serve(createTencentApi({ engine: current, credentials, rate: false, onFault: () => undefined }));
});
afterAll(() => Promise.all(Object.values(served).map((one) => one?.close())));

interface Heard {
  readonly status: number;
  readonly type: string | null;
  readonly body: Buffer;
}
type Sent = Pick<Exchange['request'], 'method' | 'path' | 'headers'> & { readonly bytes: Buffer | null };

/** Sends exactly these headers, which `fetch` would not. */
function talk(to: keyof typeof served, { method, path, headers, bytes }: Sent): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const length = bytes ? { 'Content-Length': String(bytes.length) } : {};
    const asked = send(`${served[to]?.url}${path}`, { method, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? null,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(bytes ?? undefined);
  });
}

const STEPS = ['nothing', 'created', 'opened', 'sent', 'confirmed', 'fetched'];

/** Brings a hand-over of this user as far as the exchange wants it, and names its secrets. */
async function handoverAfter(after: string, user: string): Promise<Readonly<Record<string, string>>> {
  const step = STEPS.indexOf(after === 'cancelled' ? 'opened' : after);
  const ask = async (method: string, secret: string, bytes: Buffer | null = null): Promise<Buffer> => {
    const own = { Authorization: `Bearer ${user}`, 'X-KTP-Client': '1', 'Content-Type': 'image/jpeg' };
    const headers = secret ? { ...own, 'X-KTP-Handover': secret } : own;
    const { status, body } = await talk('handover', { method, path: '/api/ktp/handover', headers, bytes });
    expect(status).toBeLessThan(300);
    return body;
  };
  const named: Record<string, string> = { token: 't'.repeat(32), key: 'k'.repeat(32) };
  if (step >= 1) Object.assign(named, JSON.parse((await ask('POST', '')).toString()));
  const phone = `token.${named['token']}.${PHONE}`;
  if (step >= 2) Object.assign(named, JSON.parse((await ask('GET', phone)).toString()));
  named['wrong'] = String((Number(named['number']) + 1) % 10_000).padStart(4, '0');
  if (step >= 3) await ask('PUT', phone, bodies['jpeg']);
  if (step >= 4) await ask('POST', `key.${named['key']}.${named['number']}`);
  if (step >= 5) await ask('GET', `key.${named['key']}`);
  if (after === 'cancelled') await ask('DELETE', `key.${named['key']}`);
  return named;
}

/** The three signatures an exchange may bring. */
async function signatures(body: Buffer, { method, path, headers }: Exchange['request'], now: number) {
  const own = {
    method: method === 'GET' ? ('GET' as const) : ('POST' as const),
    host: '127.0.0.1',
    query: path.split('?')[1] ?? '',
    contentType: headers['Content-Type'] ?? '',
    body: new Uint8Array(body),
    timestamp: now,
  };
  const { secretId: id, secretKey: key } = credentials;
  return {
    tc3: await signTc3(own, await importTc3Key(id, key)),
    'tc3 of another key': await signTc3(own, await importTc3Key(id, 'another')),
    'tc3 of another id': await signTc3(own, await importTc3Key('AKIDanother', key)),
  };
}

const filled = (text: string, named: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{([^}]+)\}\}/g, (_, name: string) => named[name] ?? `no ${name}`);

async function exchanged({ name, engine: code, after, request }: Exchange): Promise<Heard> {
  engine = fakeEngine(code ?? 'read');
  const user = `user${exchanges.findIndex((one) => one.name === name)}`;
  const to = name.startsWith('signer') ? 'signer' : after ? 'handover' : 'api';
  const pictures = { jpeg: bodies['jpeg']?.toString('base64') ?? '', png: bodies['png']?.toString('base64') ?? '' };
  const given = request.body;
  const json = typeof given === 'object' ? Buffer.from(filled(JSON.stringify(given.json), pictures)) : null;
  const bytes = json ?? (typeof given === 'string' ? (bodies[given] ?? null) : null);
  const now = Math.floor(Date.now() / 1000);
  const signed = to === 'api' ? await signatures(bytes ?? Buffer.alloc(0), request, now) : {};
  const letter = after ? await handoverAfter(after, user) : {};
  const named = { user, phone: PHONE, now: String(now), ...signed, ...letter };
  const headers = Object.fromEntries(Object.entries(request.headers).map(([key, text]) => [key, filled(text, named)]));
  return talk(to, { ...request, headers, bytes });
}

test('the list has at least 150 exchanges, each with a name of its own, and covers every operation', () => {
  expect(exchanges.length).toBeGreaterThanOrEqual(150);
  expect(new Set(exchanges.map(({ name }) => name)).size).toBe(exchanges.length);
  const used = new Set(exchanges.map(({ operation }) => operation));
  expect([...used].toSorted()).toEqual(operations.map(({ operation }) => operation.operationId).toSorted());
});

test('the description knows every error code, under its own status, and the list has the engine fail with it', () => {
  const codes = Object.keys(KTP_PROBLEMS).toSorted();
  expect(description.components.schemas['ErrorCode']?.enum).toEqual(codes);
  for (const [title, { kind, status }] of Object.entries(KTP_PROBLEMS)) {
    const problem = { type: `about:ktp-ocr/${title}`, title, status: status || 500, detail: 'x', kind, code: 'x' };
    const body = Buffer.from(JSON.stringify({ ...problem, requestId: '0'.repeat(36) }));
    expect(objections('readPhoto', status || 500, 'application/problem+json', body), title).toEqual([]);
  }
  for (const where of ['signer', 'API']) {
    const failing = exchanges.filter(({ name }) => name.startsWith(where)).flatMap(({ engine: code }) => code ?? []);
    expect(failing.toSorted()).toEqual(codes);
  }
});

test('every reference in the description leads somewhere', () => {
  for (const [, at = ''] of JSON.stringify(description).matchAll(/"\$ref":"#([^"]+)"/g)) {
    expect(ajv.getSchema(`openapi.json#${at}`), at).toBeDefined();
  }
});

test.each(exchanges)('$name', async (exchange) => {
  const { status, type, body } = await exchanged(exchange);
  const { expected } = exchange;
  expect({ status, type }).toEqual({ status: expected.status, type: expected.type });
  if (exchange.request.method === 'HEAD') return;
  expect(objections(exchange.operation, status, type, body)).toEqual([]);
  if (type === null || type.startsWith('image/')) return;
  const answer = JSON.parse(body.toString()) as {
    readonly title?: string;
    readonly code?: string;
    readonly state?: string;
    readonly Response?: { readonly Error?: { readonly Code: string } };
  };
  if (exchange.operation.startsWith('Recognize')) expect(answer.Response?.Error?.Code).toBe(expected.code);
  else {
    expect(answer.title).toBe(expected.title);
    if (expected.code) expect(answer.code).toBe(expected.code);
    expect(answer.state).toBe(exchange.state);
  }
});
