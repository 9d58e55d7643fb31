import sharp from 'sharp';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createHandover, type HandoverOptions } from './createHandover.ts';
import type { HandoverEvent } from './handoverEvent.ts';

let jpeg: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888' } });
  jpeg = new Uint8Array(await picture.jpeg().toBuffer());
});
afterEach(() => vi.useRealTimers());

/** A desk whose user is told by a header, a phone with nothing but its token, and the events of both. */
function office(options: Partial<HandoverOptions> = {}) {
  const events: HandoverEvent[] = [];
  const handle = createHandover({
    authorize: (request) => ({ id: request.headers.get('X-User') ?? '' }),
    quotas: false,
    waitMs: 40,
    onEvent: (event) => events.push(event),
    ...options,
  });
  const ask = (method: string, secret: string, more: RequestInit & { query?: string } = {}): Promise<Response> => {
    const { query = '', headers = {}, ...init } = more;
    const own = { 'X-KTP-Client': '1', 'X-KTP-Handover': secret, 'Content-Type': 'image/jpeg', ...headers };
    return handle(new Request(`http://app.test/handover${query}`, { ...init, method, headers: own }));
  };
  const desk = (method: string, key = '', query = '', user = 'siti') =>
    ask(method, key && `key.${key}`, { query, headers: { 'X-User': user } });
  const phone = (method: 'GET' | 'PUT', token: string, body: BodyInit | null = method === 'PUT' ? jpeg : null) =>
    ask(method, `token.${token}`, { body });
  const open = async (user = 'siti') => {
    const response = await desk('POST', '', '', user);
    expect(response.status).toBe(201);
    return (await response.json()) as { readonly token: string; readonly key: string; readonly expiresIn: number };
  };
  return { ask, desk, phone, open, events };
}

test('a photo goes from the phone to the desk, once', async () => {
  const { desk, phone, open, events } = office();
  const { token, key, expiresIn } = await open();
  expect(expiresIn).toBe(300);
  expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'waiting' });
  const waiting = desk('GET', key, '?seen=waiting');
  expect((await phone('GET', token)).status).toBe(204);
  expect(await (await waiting).json()).toMatchObject({ state: 'opened' }); // at once, not after the wait
  expect((await phone('PUT', token)).status).toBe(204);
  const fetched = await desk('GET', key, '?seen=opened');
  expect([fetched.headers.get('Content-Type'), fetched.headers.get('Cache-Control')]).toEqual([
    'image/jpeg',
    'no-store',
  ]);
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(jpeg);
  for (const after of [desk('GET', key), phone('GET', token), phone('PUT', token)]) {
    expect((await after).status).toBe(410);
  }
  expect(events.map(({ step }) => step)).toEqual([
    'created',
    'waited',
    'opened',
    'waited',
    'sent',
    'fetched',
    'refused',
    'refused',
    'refused',
  ]);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${token}|${key}`));
});

test('the code on the screen fetches nothing, and a key sends nothing', async () => {
  const { desk, phone, open, ask } = office();
  const { token, key } = await open();
  await phone('PUT', token);
  expect((await desk('GET', token)).status).toBe(410);
  expect((await ask('GET', `token.${key}`)).status).toBe(410);
  expect((await phone('PUT', key)).status).toBe(410);
  expect((await ask('GET', `key.${key}`)).status).toBe(401); // no session
  expect((await desk('GET', key, '', 'budi')).status).toBe(410); // another user's session
  expect((await desk('DELETE', key, '', 'budi')).status).toBe(410);
  expect((await desk('GET', key)).status).toBe(200);
});

test('refused: a stranger, a page of elsewhere, no client header, other methods', async () => {
  const { ask, desk } = office({ path: '/handover' });
  expect((await desk('POST', '', '', '')).status).toBe(401);
  const headers = { 'X-User': 'siti' };
  expect((await ask('POST', '', { headers: { ...headers, Origin: 'https://evil.example' } })).status).toBe(403);
  expect((await ask('POST', '', { headers: { ...headers, 'X-KTP-Client': '' } })).status).toBe(403);
  const patch = await ask('PATCH', '', { headers });
  expect([patch.status, patch.headers.get('Allow')]).toEqual([405, 'POST, GET, PUT, DELETE, OPTIONS']);
});

test('what is no photo, or too large, is refused, and the token is good for another try', async () => {
  const { phone, open, desk } = office({ maxBytes: 2000 });
  const { token, key } = await open();
  expect((await phone('PUT', token, new Uint8Array(3000))).status).toBe(413);
  expect((await phone('PUT', token, '%PDF-1.7')).status).toBe(415);
  expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'opened' });
  expect((await phone('PUT', token)).status).toBe(204);
  expect((await phone('PUT', token)).status).toBe(409);
});

test('takes pictures only, and a token that brings none ten times is over', async () => {
  const { ask, phone, open, desk } = office();
  const { token, key } = await open();
  const json = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ ImageBase64: Buffer.from(jpeg).toString('base64') });
  expect((await ask('PUT', `token.${token}`, { body, headers: json })).status).toBe(400);
  for (let i = 0; i < 8; i += 1) expect((await phone('PUT', token, 'text')).status).toBe(415);
  expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'opened' });
  expect((await phone('PUT', token, 'text')).status).toBe(415);
  expect((await phone('PUT', token)).status).toBe(410);
  expect((await desk('GET', key)).status).toBe(410);
});

test('cancelled by the desk: whoever waits is told, and the phone can send nothing more', async () => {
  const { phone, open, desk } = office({ waitMs: 5000 });
  const { token, key } = await open();
  const waiting = desk('GET', key, '?seen=waiting');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await desk('DELETE', key)).status).toBe(204);
  expect((await waiting).status).toBe(410);
  expect((await phone('PUT', token)).status).toBe(410);
});

test('minutes later it is over, and its photo is gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { phone, open, desk } = office({ minutes: 2, maxWaiting: 1 });
  const { token, key } = await open();
  await phone('PUT', token);
  expect((await desk('POST', '', '', 'budi')).status).toBe(503); // no room for another
  vi.advanceTimersByTime(119_000);
  expect((await desk('POST', '', '', 'budi')).status).toBe(503);
  vi.advanceTimersByTime(1000);
  expect((await desk('GET', key)).status).toBe(410);
  expect((await desk('POST', '', '', 'budi')).status).toBe(201); // its place is free again
});

test('memory is bounded: a photo too many is refused until another was fetched', async () => {
  const { phone, open, desk } = office({ maxHeldBytes: Math.ceil(jpeg.length * 1.5) });
  const [one, two] = [await open(), await open('budi')];
  expect((await phone('PUT', one.token)).status).toBe(204);
  const full = await phone('PUT', two.token);
  expect([full.status, full.headers.get('Retry-After')]).toEqual([503, '20']);
  const leaving = await desk('GET', one.key);
  expect((await phone('PUT', two.token)).status).toBe(503); // nobody has taken its bytes yet
  await leaving.arrayBuffer();
  expect((await phone('PUT', two.token)).status).toBe(204);
  const [half, three] = [await desk('GET', two.key, '', 'budi'), await open()];
  await half.body?.cancel();
  expect((await phone('PUT', three.token)).status).toBe(204);
});

test('a new code takes the place of the old one, and ten accounts leave room for everybody else', async () => {
  const { desk, phone, open } = office({ maxWaiting: 20 });
  const first = await open();
  const waiting = desk('GET', first.key, '?seen=waiting');
  await open();
  expect((await waiting).status).toBe(410);
  expect((await phone('GET', first.token)).status).toBe(410);
  for (let i = 0; i < 100; i += 1) await open(`account-${i % 10}`);
  expect((await desk('POST', '', '', 'somebody new')).status).toBe(201);
});

test('two photos of one user at once: one that leaves slowly, and the next', async () => {
  const { desk, phone, open } = office();
  const leaving = async (): Promise<Response> => {
    const { token, key } = await open();
    expect((await phone('PUT', token)).status).toBe(204);
    return desk('GET', key);
  };
  const [one] = [await leaving(), await leaving()];
  const { token } = await open();
  expect((await phone('PUT', token)).status).toBe(503);
  await one.arrayBuffer();
  expect((await phone('PUT', token)).status).toBe(204);
});

test('a desk that asks again and again keeps two questions open', async () => {
  const { desk, open } = office({ waitMs: 60_000 });
  const { key } = await open();
  const asked = Array.from({ length: 20 }, () => desk('GET', key, '?seen=waiting'));
  const answered = await Promise.all(asked.slice(0, 18));
  expect(answered.map(({ status }) => status)).toEqual(Array.from({ length: 18 }, () => 200));
  await desk('DELETE', key);
  expect((await Promise.all(asked)).at(-1)?.status).toBe(410);
});

test('one user may ask for ten codes in ten minutes', async () => {
  const { desk, open } = office({ quotas: { perUser: [{ points: 10, duration: 600 }], account: false } });
  for (let i = 0; i < 10; i += 1) await open();
  expect((await desk('POST')).status).toBe(429);
  expect((await desk('POST', '', '', 'budi')).status).toBe(201);
});

test('a desk that has gone away takes no photo with it', async () => {
  const { ask, phone, open, desk } = office({ waitMs: 5000 });
  const { token, key } = await open();
  const over = new AbortController();
  const headers = { 'X-User': 'siti' };
  const gone = ask('GET', `key.${key}`, { headers, query: '?seen=waiting', signal: over.signal });
  await new Promise((resolve) => setTimeout(resolve, 5));
  over.abort();
  await gone;
  await phone('PUT', token);
  expect((await desk('GET', key, '?seen=opened')).headers.get('Content-Type')).toBe('image/jpeg');
});

test('needs `authorize`, and lasts for minutes only', () => {
  expect(() => createHandover({} as HandoverOptions)).toThrow(/authorize/);
  expect(() => createHandover({ authorize: () => true, minutes: 60 })).toThrow(/15 minutes/);
});
