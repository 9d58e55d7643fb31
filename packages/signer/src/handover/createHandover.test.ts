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

const PHONE = 'p'.repeat(32);
const OTHER_PHONE = 'q'.repeat(32);

interface Arrival {
  readonly number: string;
  readonly company: string | null;
  readonly askedFrom: { readonly system: string | null; readonly browser: string | null };
  readonly askedAgo: number;
  readonly sent: boolean;
  readonly confirmed: boolean;
}
interface Confirmation {
  readonly confirmed: boolean;
  readonly triesLeft: number;
}

/** A desk whose user is named by a header, a phone with nothing but its token, and the events of both. */
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
    ask(method, `token.${token}.${PHONE}`, { body });
  const arrive = async (token: string, name = PHONE): Promise<Arrival> =>
    (await (await ask('GET', `token.${token}.${name}`)).json()) as Arrival;
  /** A phone opens the link and sends its photo. */
  const send = async (token: string): Promise<Response> => {
    await phone('GET', token);
    return phone('PUT', token);
  };
  /** The desk enters the number shown on the phone. */
  const confirm = async (key: string, number: string, user = 'siti'): Promise<Confirmation> =>
    (await (await desk('POST', `${key}.${number}`, '', user)).json()) as Confirmation;
  const open = async (user = 'siti') => {
    const response = await desk('POST', '', '', user);
    expect(response.status).toBe(201);
    return (await response.json()) as { readonly token: string; readonly key: string; readonly expiresIn: number };
  };
  /** A photo has been sent and its number entered. */
  const sent = async (user = 'siti'): Promise<string> => {
    const { token, key } = await open(user);
    const { number } = await arrive(token);
    expect((await phone('PUT', token)).status).toBe(200);
    expect(await confirm(key, number, user)).toMatchObject({ confirmed: true });
    return key;
  };
  return { ask, desk, phone, arrive, send, confirm, sent, open, events };
}

/** A number other than this one. */
const another = (number: string): string => String((Number(number) + 1) % 10_000).padStart(4, '0');

test("passes one photo from phone to desk, once, after the phone's number was entered at the desk", async () => {
  const { desk, phone, arrive, confirm, open, events } = office();
  const { token, key, expiresIn } = await open();
  expect(expiresIn).toBe(300);
  expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'waiting' });
  const waiting = desk('GET', key, '?seen=waiting');
  const { number } = await arrive(token);
  expect(number).toMatch(/^\d{4}$/);
  expect(await (await waiting).json()).toMatchObject({ state: 'opened' }); // at once, not after the wait
  expect(await confirm(key, number)).toEqual({ confirmed: true, triesLeft: 3 });
  expect(await (await phone('PUT', token)).json()).toEqual({ confirmed: true });
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
    'confirmed',
    'sent',
    'fetched',
    'refused',
    'refused',
    'refused',
  ]);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${token}|${key}|${PHONE}|"${number}"`));
});

test('misuse: a link sent to a stranger yields no photo to anyone who does not know their number', async () => {
  const { desk, arrive, phone, confirm, open } = office();
  const { token, key } = await open();
  const { number } = await arrive(token);
  expect(await (await phone('PUT', token)).json()).toEqual({ confirmed: false });
  for (const query of ['', '?seen=sent', '?seen=opened']) {
    expect(await (await desk('GET', key, query)).json()).toMatchObject({ state: 'sent' });
  }
  expect(await confirm(key, '')).toEqual({ confirmed: false, triesLeft: 2 });
  expect(await confirm(key, another(number))).toEqual({ confirmed: false, triesLeft: 1 });
  const waiting = desk('GET', key, '?seen=sent');
  expect(await confirm(key, another(another(number)))).toEqual({ confirmed: false, triesLeft: 0 });
  expect((await waiting).status).toBe(410);
  expect((await desk('POST', `${key}.${number}`)).status).toBe(410); // the right one comes too late
  expect((await desk('GET', key)).status).toBe(410);
});

test('misuse: only the user who asked may enter the number', async () => {
  const { desk, ask, arrive, confirm, sent, open } = office();
  const { token, key } = await open();
  const { number } = await arrive(token);
  expect((await desk('POST', `${key}.${number}`, '', 'budi')).status).toBe(410);
  expect((await ask('POST', `key.${key}.${number}`)).status).toBe(401);
  expect(await confirm(key, number)).toEqual({ confirmed: true, triesLeft: 3 });
  expect((await desk('GET', await sent())).headers.get('Content-Type')).toBe('image/jpeg');
});

test('hands over a photo that came before its number as soon as the number is entered', async () => {
  const { desk, arrive, phone, confirm, open } = office({ waitMs: 5000 });
  const { token, key } = await open();
  const { number } = await arrive(token);
  await phone('PUT', token);
  const waiting = desk('GET', key, '?seen=sent');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await arrive(token)).toMatchObject({ number, sent: true, confirmed: false }); // a phone that reloads
  await confirm(key, number);
  expect((await waiting).headers.get('Content-Type')).toBe('image/jpeg');
});

test('binds the link to the first phone that opens it', async () => {
  const { ask, arrive, phone, open } = office();
  const { token } = await open();
  expect((await ask('PUT', `token.${token}.${PHONE}`, { body: jpeg })).status).toBe(403); // it has not been opened
  expect((await ask('GET', `token.${token}`)).status).toBe(403);
  expect((await ask('GET', `token.${token}.short`)).status).toBe(403);
  const { number } = await arrive(token);
  for (const other of [OTHER_PHONE, '', 'short']) {
    const refused = await ask('GET', `token.${token}.${other}`);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      403,
      'signer.handover_other_phone',
    ]);
    expect((await ask('PUT', `token.${token}.${other}`, { body: jpeg })).status).toBe(403);
  }
  expect((await arrive(token)).number).toBe(number); // its answer was lost, or the page was reloaded
  expect((await phone('PUT', token)).status).toBe(200);
});

test('tells the phone who asked, from what kind of device and how long ago', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { ask, arrive } = office({ company: 'Bank Contoh' });
  const device = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/149.0.0.0 Safari/537.36';
  const created = await ask('POST', '', { headers: { 'X-User': 'siti', 'User-Agent': device } });
  vi.advanceTimersByTime(90_000);
  const { token } = (await created.json()) as { readonly token: string };
  expect(await arrive(token)).toMatchObject({
    company: 'Bank Contoh',
    askedFrom: { system: 'Windows', browser: 'Chrome' },
    askedAgo: 90,
  });
  for (const company of ['', ' ', 'x'.repeat(61), 'a\nb']) expect(() => office({ company })).toThrow(/company/);
});

test('draws a new number for every hand-over', async () => {
  const { open, arrive } = office();
  const numbers = new Set<string>();
  for (let i = 0; i < 50; i += 1) numbers.add((await arrive((await open()).token)).number);
  expect(numbers.size).toBeGreaterThan(40);
});

test('fetches nothing with the code on the screen, and sends nothing with a key', async () => {
  const { desk, send, confirm, arrive, open, ask, phone } = office();
  const { token, key } = await open();
  await send(token);
  expect((await desk('GET', token)).status).toBe(410);
  expect((await ask('GET', `token.${key}.${PHONE}`)).status).toBe(410);
  expect((await phone('PUT', key)).status).toBe(410);
  expect((await ask('GET', `key.${key}`)).status).toBe(401); // no session
  expect((await desk('GET', key, '', 'budi')).status).toBe(410); // another user's session
  expect((await desk('DELETE', key, '', 'budi')).status).toBe(410);
  await confirm(key, (await arrive(token)).number);
  expect((await desk('GET', key)).status).toBe(200);
});

test('refuses a stranger, a page of another origin, a missing client header, other methods', async () => {
  const { ask, desk } = office({ path: '/handover' });
  expect((await desk('POST', '', '', '')).status).toBe(401);
  const headers = { 'X-User': 'siti' };
  expect((await ask('POST', '', { headers: { ...headers, Origin: 'https://evil.example' } })).status).toBe(403);
  expect((await ask('POST', '', { headers: { ...headers, 'X-KTP-Client': '' } })).status).toBe(403);
  const patch = await ask('PATCH', '', { headers });
  expect([patch.status, patch.headers.get('Allow')]).toEqual([405, 'POST, GET, PUT, DELETE, OPTIONS']);
});

test('refuses a file that is not a photo or too large, and lets the token try again', async () => {
  const { phone, open, desk } = office({ maxBytes: 2000 });
  const { token, key } = await open();
  await phone('GET', token);
  expect((await phone('PUT', token, new Uint8Array(3000))).status).toBe(413);
  expect((await phone('PUT', token, '%PDF-1.7')).status).toBe(415);
  expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'opened' });
  expect((await phone('PUT', token)).status).toBe(200);
  expect((await phone('PUT', token)).status).toBe(409);
});

test('takes pictures only, and ends a token after ten failed uploads', async () => {
  const { ask, phone, open, desk } = office();
  const { token, key } = await open();
  const json = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ ImageBase64: Buffer.from(jpeg).toString('base64') });
  await phone('GET', token);
  expect((await ask('PUT', `token.${token}.${PHONE}`, { body, headers: json })).status).toBe(400);
  for (let i = 0; i < 8; i += 1) expect((await phone('PUT', token, 'text')).status).toBe(415);
  expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'opened' });
  expect((await phone('PUT', token, 'text')).status).toBe(415);
  expect((await phone('PUT', token)).status).toBe(410);
  expect((await desk('GET', key)).status).toBe(410);
});

test('cancelling at the desk tells everyone waiting, and the phone can send nothing more', async () => {
  const { phone, open, desk } = office({ waitMs: 5000 });
  const { token, key } = await open();
  const waiting = desk('GET', key, '?seen=waiting');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await desk('DELETE', key)).status).toBe(204);
  expect((await waiting).status).toBe(410);
  expect((await phone('PUT', token)).status).toBe(410);
});

test('ends an upload together with its hand-over', async () => {
  const { ask, arrive, open, desk } = office();
  const { token, key } = await open();
  await arrive(token);
  const drip = new ReadableStream({ start: (controller) => controller.enqueue(jpeg.subarray(0, 100)) });
  const sending = ask('PUT', `token.${token}.${PHONE}`, { body: drip, duplex: 'half' } as RequestInit);
  await vi.waitFor(async () => expect(await (await desk('GET', key)).json()).toMatchObject({ state: 'sending' }));
  await desk('DELETE', key);
  expect((await sending).status).toBe(410);
});

test('expires after minutes, and its photo is gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { send, open, desk } = office({ minutes: 2, maxWaiting: 1 });
  const { token, key } = await open();
  await send(token);
  expect((await desk('POST', '', '', 'budi')).status).toBe(503); // no room for another
  vi.advanceTimersByTime(119_000);
  expect((await desk('POST', '', '', 'budi')).status).toBe(503);
  vi.advanceTimersByTime(1000);
  expect((await desk('GET', key)).status).toBe(410);
  expect((await desk('POST', '', '', 'budi')).status).toBe(201); // its place is free again
});

test('bounds memory: refuses one photo too many until another was fetched', async () => {
  const { phone, send, sent, open, arrive, confirm, desk } = office({ maxHeldBytes: Math.ceil(jpeg.length * 1.5) });
  const one = await sent();
  const two = await open('budi');
  const full = await send(two.token);
  expect([full.status, full.headers.get('Retry-After')]).toEqual([503, '20']);
  const leaving = await desk('GET', one);
  expect((await phone('PUT', two.token)).status).toBe(503); // its bytes have not been taken yet
  await leaving.arrayBuffer();
  expect((await phone('PUT', two.token)).status).toBe(200);
  await confirm(two.key, (await arrive(two.token)).number, 'budi');
  const [half, three] = [await desk('GET', two.key, '', 'budi'), await open()];
  await half.body?.cancel();
  expect((await send(three.token)).status).toBe(200);
});

test("replaces a user's old code by the new one, and ten accounts leave room for others", async () => {
  const { desk, phone, open } = office({ maxWaiting: 20 });
  const first = await open();
  const waiting = desk('GET', first.key, '?seen=waiting');
  await open();
  expect((await waiting).status).toBe(410);
  expect((await phone('GET', first.token)).status).toBe(410);
  for (let i = 0; i < 100; i += 1) await open(`account-${i % 10}`);
  expect((await desk('POST', '', '', 'somebody new')).status).toBe(201);
});

test('allows one user two photos at once: one that leaves slowly, and the next', async () => {
  const { desk, send, sent, open } = office();
  const [one] = [await desk('GET', await sent()), await desk('GET', await sent())];
  const { token } = await open();
  await send(token);
  expect((await send(token)).status).toBe(503);
  await one.arrayBuffer();
  expect((await send(token)).status).toBe(200);
});

test('gives a user one place at a time: of two uploads at once, the second is refused and not read', async () => {
  const { ask, arrive, open, phone } = office();
  const [{ token }, other] = [await open(), await open('budi')];
  await arrive(token);
  await arrive(other.token);
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
  const [sent, refused, others] = await Promise.all([
    phone('PUT', token),
    ask('PUT', `token.${token}.${PHONE}`, { body, duplex: 'half' } as RequestInit),
    phone('PUT', other.token),
  ]);
  expect([sent.status, others.status, refused.status, refused.headers.get('Retry-After')]).toEqual([
    200,
    200,
    503,
    '2',
  ]);
  expect([await refused.json(), pulled]).toEqual([expect.objectContaining({ code: 'signer.user_busy' }), 0]);
});

test('serves a new person while ten accounts fill their places and memory', async () => {
  const maxBytes = 20_000;
  const large = new Uint8Array(maxBytes - 1000);
  large.set(jpeg);
  const { ask, desk, phone, arrive, confirm, open } = office({ maxBytes, maxHeldBytes: 12 * maxBytes });
  const drips: (() => void)[] = [];
  const attack = async (user: string): Promise<void> => {
    const fetched = await open(user);
    const { number } = await arrive(fetched.token);
    await phone('PUT', fetched.token, large);
    await confirm(fetched.key, number, user);
    await desk('GET', fetched.key, '', user); // and takes none of it
    for (let i = 0; i < 3; i += 1) {
      const { token } = await open(user); // replaces the previous one
      await arrive(token);
      const drip = new ReadableStream({
        start(controller) {
          controller.enqueue(large.subarray(0, 10_000));
          drips.push(() => controller.error(new Error('over')));
        },
      });
      void ask('PUT', `token.${token}.${PHONE}`, { body: drip, duplex: 'half' } as RequestInit);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  for (let i = 0; i < 10; i += 1) await attack(`account-${i}`);
  const { token, key } = await open('somebody new');
  const { number } = await arrive(token);
  expect((await phone('PUT', token, large)).status).toBe(200);
  await confirm(key, number, 'somebody new');
  expect((await desk('GET', key, '', 'somebody new')).headers.get('Content-Type')).toBe('image/jpeg');
  for (const end of drips) end();
});

test('keeps two requests open for a desk that asks again and again', async () => {
  const { desk, open } = office({ waitMs: 60_000 });
  const { key } = await open();
  const asked = Array.from({ length: 20 }, () => desk('GET', key, '?seen=waiting'));
  const answered = await Promise.all(asked.slice(0, 18));
  expect(answered.map(({ status }) => status)).toEqual(Array.from({ length: 18 }, () => 200));
  await desk('DELETE', key);
  expect((await Promise.all(asked)).at(-1)?.status).toBe(410);
});

test('lets one user ask for ten codes in ten minutes', async () => {
  const { desk, open } = office({ quotas: { perUser: [{ points: 10, duration: 600 }], account: false } });
  for (let i = 0; i < 10; i += 1) await open();
  expect((await desk('POST')).status).toBe(429);
  expect((await desk('POST', '', '', 'budi')).status).toBe(201);
});

test('loses no photo when a desk disconnects', async () => {
  const { ask, arrive, confirm, phone, open, desk } = office({ waitMs: 5000 });
  const { token, key } = await open();
  const over = new AbortController();
  const headers = { 'X-User': 'siti' };
  const gone = ask('GET', `key.${key}`, { headers, query: '?seen=waiting', signal: over.signal });
  await new Promise((resolve) => setTimeout(resolve, 5));
  over.abort();
  await gone;
  await confirm(key, (await arrive(token)).number);
  await phone('PUT', token);
  expect((await desk('GET', key, '?seen=opened')).headers.get('Content-Type')).toBe('image/jpeg');
});

test('requires `authorize`, and lasts only for minutes', () => {
  expect(() => createHandover({} as HandoverOptions)).toThrow(/authorize/);
  expect(() => createHandover({ authorize: () => true, minutes: 60 })).toThrow(/15 minutes/);
});
