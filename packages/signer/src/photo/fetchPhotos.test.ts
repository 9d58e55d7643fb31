import type { lookup } from 'node:dns';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KtpError } from '@ktp-ocr/core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { fetchPhotosFrom, fetchPhotosOver } from './fetchPhotos.ts';
import { isPublicAddress } from './publicAddress.ts';

const HOST = 'files.example.test';
const OTHER = 'elsewhere.example.test';
const { signal: never } = new AbortController();
let server: Server;
let port: number;
let ca: string;
let reply: (request: IncomingMessage, response: ServerResponse) => void;
let addresses: Record<string, readonly string[]> = {};
let asked: string[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ktp-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = `subjectAltName=DNS:${HOST},DNS:${OTHER}`;
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', [...make, '-subj', '/CN=test', '-addext', names, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  ca = readFileSync(certificate, 'utf8');
  server = createServer({ key: readFileSync(key), cert: ca }, (request, response) => {
    asked.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    reply(request, response);
  });
  rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as { port: number });
});
afterEach(() => {
  addresses = {};
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names lead here unless a test says otherwise. The real rule decides what is public, except for this machine. */
const resolveHere = ((name: string, _: object, done: (...all: unknown[]) => void) => {
  const found = addresses[name] ?? ['127.0.0.1'];
  done(
    null,
    found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  );
}) as unknown as typeof lookup;
const isPublic = (address: string): boolean => address === '127.0.0.1' || isPublicAddress(address);

const fetchPhoto = (address: string, signal = never, timeoutMs = 3000, maxBytes = 1000): Promise<Uint8Array> =>
  fetchPhotosOver({ lookup: resolveHere, isPublic, options: { port, ca } }, { hosts: [HOST], timeoutMs })(address, {
    maxBytes,
    signal,
  });
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: KtpError) => error.detail ?? error.code,
  );
const redirect = (location: string) => (_: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(302, { Location: location }).end();

test('fetches a photo from a listed host', async () => {
  reply = (_, response) => void response.end(Buffer.from([1, 2, 3]));
  expect(await fetchPhoto(`https://${HOST}/a.jpg?signature=x`)).toEqual(new Uint8Array([1, 2, 3]));
  expect(asked).toEqual([`${HOST}/a.jpg?signature=x`]);
});

describe('refuses an address before any request', () => {
  test.each([
    'http://files.example.test/a.jpg',
    'https://elsewhere.example.test/a.jpg',
    'https://files.example.test.evil.test/a.jpg',
    'https://evil-files.example.test/a.jpg',
    'https://files.example.test./a.jpg',
    'https://files.example.test:8443/a.jpg',
    'https://user@files.example.test/a.jpg',
    'https://files.example.test@evil.test/a.jpg',
    'https://evil.test#files.example.test',
    'https://evil.test\\@files.example.test/',
    'https://127.0.0.1/a.jpg',
    'https://[::1]/a.jpg',
    'https://2130706433/a.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'ftp://files.example.test/a.jpg',
    '//files.example.test/a.jpg',
    'a.jpg',
    '',
  ])('%s', async (address) => {
    expect(await codeOf(fetchPhoto(address))).toBe('signer.image_url');
    expect(asked).toEqual([]);
  });
});

describe('a name that leads to a private network', () => {
  test.each([
    ['127.0.0.2'],
    ['10.0.0.1'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.100.100.200'],
    ['0.0.0.0'],
    ['255.255.255.255'],
    ['224.0.0.1'],
    ['198.18.0.1'],
    ['::1'],
    ['::'],
    ['::ffff:127.0.0.1'],
    ['::ffff:a9fe:a9fe'],
    ['::127.0.0.1'],
    ['64:ff9b::a9fe:a9fe'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['fc00::1'],
    ['fd00:ec2::254'],
    ['2002:7f00:1::'],
    ['2001:0:4136:e378::'],
    ['2001:db8::1'],
    ['ff02::1'],
    ['fec0::1'],
    ['93.184.216.34', '10.0.0.1'], // one good address does not excuse the other
    ['2606:2800:220:1::1', '::1'],
  ])('is refused: %s %s', async (...found) => {
    addresses = { [HOST]: found };
    expect(await codeOf(fetchPhoto(`https://${HOST}/a.jpg`))).toBe('signer.image_not_fetched');
    expect(asked).toEqual([]);
  });

  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '2404:6800:4003::1'])(
    'accepts %s as public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test('is refused over the real network too, where this machine is no exception', async () => {
    const own = fetchPhotosOver(
      { lookup: resolveHere, isPublic: isPublicAddress, options: { port, ca } },
      { hosts: [HOST] },
    );
    expect(await codeOf(own(`https://${HOST}/`, { maxBytes: 9, signal: never }))).toBe('signer.image_not_fetched');
    const real = fetchPhotosFrom({ hosts: ['localhost.localdomain'], timeoutMs: 500 });
    expect(await codeOf(real('https://localhost.localdomain/', { maxBytes: 9, signal: never }))).toBe(
      'signer.image_not_fetched',
    );
    expect(asked).toEqual([]);
  });
});

describe('a redirect', () => {
  test('is followed if its address is allowed too', async () => {
    reply = (request, response) =>
      request.url === '/b.jpg' ? void response.end('photo') : redirect('/b.jpg')(request, response);
    expect(Buffer.from(await fetchPhoto(`https://${HOST}/a.jpg`)).toString()).toBe('photo');
  });

  test.each([`https://${OTHER}/a.jpg`, `http://${HOST}/a.jpg`, 'https://169.254.169.254/latest', 'file:///etc/passwd'])(
    'to %s is not followed',
    async (location) => {
      reply = redirect(location);
      expect(await codeOf(fetchPhoto(`https://${HOST}/a.jpg`))).toBe('signer.image_url');
      expect(asked).toEqual([`${HOST}/a.jpg`]);
    },
  );

  test('is resolved again, and refused if the name now points inside', async () => {
    reply = (request, response) => {
      addresses = { [HOST]: ['192.168.0.1'] };
      redirect('/b.jpg')(request, response);
    };
    expect(await codeOf(fetchPhoto(`https://${HOST}/a.jpg`))).toBe('signer.image_not_fetched');
    expect(asked).toHaveLength(1);
  });

  test('after redirect ends', async () => {
    reply = redirect(`https://${HOST}/again`);
    expect(await codeOf(fetchPhoto(`https://${HOST}/a.jpg`))).toBe('signer.image_not_fetched');
    expect(asked).toHaveLength(4);
  });
});

describe('a download is bounded', () => {
  test('by the length it declares', async () => {
    reply = (_, response) => void response.writeHead(200, { 'Content-Length': 1001 }).write('x');
    expect(await codeOf(fetchPhoto(`https://${HOST}/`))).toBe('signer.length');
  });

  test('by the bytes that arrive', async () => {
    let closed = false;
    reply = (_, response) => {
      const more = setInterval(() => response.write(Buffer.alloc(400)), 5);
      response.on('close', () => {
        closed = true;
        clearInterval(more);
      });
    };
    expect(await codeOf(fetchPhoto(`https://${HOST}/`))).toBe('signer.length');
    await vi.waitFor(() => expect(closed).toBe(true));
  });

  test('in time, even if it trickles', async () => {
    reply = (_, response) => {
      const more = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(more));
    };
    expect(await codeOf(fetchPhoto(`https://${HOST}/`, never, 150))).toBe('signer.image_not_fetched');
  });

  test('by a caller who has gone', async () => {
    const gone = new AbortController();
    reply = () => gone.abort();
    expect(await codeOf(fetchPhoto(`https://${HOST}/`, gone.signal))).toBe('client-closed');
  });

  test.each([204, 304, 403, 404, 500])('a status of %i is not a photo', async (status) => {
    reply = (_, response) => void response.writeHead(status).end();
    expect(await codeOf(fetchPhoto(`https://${HOST}/`))).toBe('signer.image_not_fetched');
  });

  test('does not unpack a compressed answer', async () => {
    reply = (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('x');
    expect(await codeOf(fetchPhoto(`https://${HOST}/`))).toBe('signer.image_not_fetched');
  });
});

test.each([
  '*.example.test',
  '*',
  'localhost',
  '127.0.0.1',
  '10.1',
  '[::1]',
  'a.test:443',
  'a.test/x',
  'A.test',
  'a.test.',
  'https://a.test',
  '',
])('%s is not a valid host to list', (host) => expect(() => fetchPhotosFrom({ hosts: [host] })).toThrow(/exact names/));
