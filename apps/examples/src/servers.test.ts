// Every server and runtime in this folder has the same conversation, in front of a stand-in for Tencent Cloud.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type IncomingMessage, request, type RequestOptions } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createTencentApi } from '@ktp-ocr/signer';
import { serve } from '@ktp-ocr/signer/node';
import { fakeEngine } from '@ktp-ocr/testing';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversation } from './conversation.ts';

const upstream = { secretId: 'AKIDupstream', secretKey: 'example-upstream-key' };
const here = import.meta.dirname;
let environment: Record<string, string>;
let tencent: Awaited<ReturnType<typeof serve>>;
const closing: (() => unknown)[] = [];

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const picture = sharp({ create: { width: 64, height: 40, channels: 3, background: '#888', noise } });
const jpeg = new Uint8Array(await picture.jpeg().toBuffer());

beforeAll(async () => {
  const engine = fakeEngine('read', { delay: 0 });
  tencent = await serve(createTencentApi({ engine, credentials: upstream, rate: false }));
  environment = {
    TENCENTCLOUD_SECRET_ID: upstream.secretId,
    TENCENTCLOUD_SECRET_KEY: upstream.secretKey,
    TENCENTCLOUD_ENDPOINT: tencent.url,
  };
  Object.assign(process.env, environment);
});
afterAll(async () => {
  for (const close of closing) await close();
  await tencent.close();
});

/** The program of a runtime installed as a package, or `null` if there is none for this machine. */
function program(name: string, file: string): string | null {
  try {
    const path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
const bun = program('@oven/bun-linux-x64', 'bin/bun');
const deno = program('@deno/linux-x64-glibc', 'deno');

/** One file with everything it imports, as a bundler makes it. */
async function bundled(file: string, platform: 'browser' | 'node'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, file)],
    bundle: true,
    write: false,
    format: 'esm',
    platform,
    conditions: ['source', 'workerd', 'worker'],
    external: ['@ktp-ocr/engine', '@ktp-ocr/engine/*'],
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

/** Starts a runtime on the bundle and waits for the address it prints. */
async function run(command: string, args: readonly string[]): Promise<string> {
  const source = await bundled('fetchServer.ts', 'node');
  const { PATH = '', HOME = '' } = process.env;
  const child: ChildProcess = spawn(command, args, {
    env: { PATH, HOME, PORT: '0', NO_COLOR: '1', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  closing.push(() => child.kill('SIGKILL'));
  child.stdin!.end(source);
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr!.on('data', (data) => (errors += data));
    child.stdout!.on('data', (data) => resolve(String(data).trim()));
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
}

/** The answer, even to a body of which only the beginning is sent. */
function ask(
  url: string,
  options: RequestOptions,
  body: string | Uint8Array = '',
): Promise<{ message: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...options, agent: false }, (message) => {
      let text = '';
      message.on('data', (data) => (text += data)).on('error', reject);
      message.on('end', () => {
        resolve({ message, text });
        asked.destroy();
      });
    });
    asked.on('error', reject);
    if (options.headers && 'Content-Length' in options.headers) asked.write(body);
    else asked.end(body);
  });
}

const SERVERS: Readonly<Record<string, (() => Promise<string>) | null>> = {
  'Next.js route handler': async () => {
    const { POST } = await import('./next.ts');
    const running = await serve(POST);
    closing.push(() => running.close());
    return running.url;
  },
  Express: async () => {
    const { createApp } = await import('./express.ts');
    return new Promise((resolve) => {
      const server = createApp().listen(0, '127.0.0.1', () => {
        closing.push(() => server.close());
        resolve(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
      });
    });
  },
  Fastify: async () => {
    const { createApp } = await import('./fastify.ts');
    const app = createApp();
    closing.push(() => app.close());
    return app.listen({ port: 0, host: '127.0.0.1' });
  },
  Hono: async () => {
    const [{ app }, { serve: serveHono }] = await Promise.all([import('./hono.ts'), import('@hono/node-server')]);
    return new Promise((resolve) => {
      const server = serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
        closing.push(() => server.close());
        resolve(`http://127.0.0.1:${port}`);
      });
    });
  },
  'Cloudflare Workers (workerd)': async () => {
    const worker = new Miniflare({
      modules: [{ type: 'ESModule', path: 'worker.mjs', contents: await bundled('worker.ts', 'browser') }],
      compatibilityDate: '2026-06-01',
      bindings: environment,
    });
    closing.push(() => worker.dispose());
    return (await worker.ready).origin;
  },
  Bun: bun === null ? null : () => run(bun, ['run', '-']),
  Deno: deno === null ? null : () => run(deno, ['run', '--no-config', '--allow-net', '--allow-env', '-']),
};

describe.each(Object.entries(SERVERS))('%s', (_, start) => {
  let url: string;
  beforeAll(async () => {
    if (start) url = await start();
  });

  test.skipIf(!start).each(conversation(jpeg))('$name', async (exchange) => {
    const { path = '/api/ktp', method = 'POST', headers = {}, body, status, code } = exchange;
    const { message, text } = await ask(url + path, { method, headers }, body);
    const answer = JSON.parse(text) as { code?: string; Response?: { NIK: string } };
    expect([message.statusCode, answer.code]).toEqual([status, code]);
    expect(message.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(message.headers['content-type']).toBe(status === 200 ? 'application/json' : 'application/problem+json');
    if (status === 200) expect(answer.Response?.NIK).toMatch(/^\d{16}$/);
  });
});
