import { existsSync } from 'node:fs';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { openPage } from './openPage.ts';
import { fieldValue, REVIEW_TITLE } from './reviewFields.ts';

// The demo as files in a folder of a host that knows nothing about it: no signer, no headers, not even at the root.
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const demo = join(import.meta.dirname, '../apps/demo');
let files = '';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'demo-'));
  await build({
    configFile: join(demo, 'vite.config.ts'),
    mode: 'static',
    logLevel: 'silent',
    build: { outDir: files, emptyOutDir: true },
  });
  server = createServer(({ url = '', method }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = join(files, pathname.replace(/^\/folder\//, '').replace(/^$/, 'index.html'));
    if (method !== 'GET' || !pathname.startsWith('/folder/') || !existsSync(file)) response.writeHead(404).end();
    else
      void readFile(file).then((bytes) =>
        response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes),
      );
  });
  await new Promise<void>((done) => server.listen(0, done));
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  if (files) await rm(files, { recursive: true });
});

test('reads a gallery specimen using nothing but static files', async () => {
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const page = await openPage(browser, { viewport: { width: 360, height: 780 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await page.goto(`${address}/folder/`);
  await page.getByLabel(/Saya setuju data KTP/).check();
  await page.getByRole('button', { name: 'Lanjut ke foto KTP' }).click();
  await page.getByRole('button', { name: 'Jelas' }).click();
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('heading', { name: REVIEW_TITLE }).waitFor();
  const nik = await fieldValue(page, 'nik');
  expect(nik.replaceAll(' ', '')).toMatch(/^\d{12}999\d$/);

  const journey = page.locator('.journey');
  await expect.poll(() => journey.innerText()).toMatch(/Tidak dikirim/);
  expect(await journey.innerText()).toMatch(/Membaca\s+[\d,]+ detik/);
  expect(await journey.innerText()).not.toContain(nik.slice(-4));
  const elsewhere = asked.filter((one) => !/^GET (blob:|data:|http:\/\/localhost:\d+\/folder\/)/.test(one));
  expect(elsewhere).toEqual([]);
  await page.close();
});
