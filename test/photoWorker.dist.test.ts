import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';

// An app as somebody else would build it, from the package as it is published, on a page with a strict policy.
const APP = `
  import { preparePhoto } from '@ktp-ocr/core';
  globalThis.prepareDrawn = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2600, height: 1800 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#b9d3e4';
    context.fillRect(300, 300, 1600, 1000);
    const photo = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const { width, height, mediaType } = await preparePhoto(photo);
    return { width, height, mediaType };
  };`;
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'";

let browser: Browser;
let address: string;
const server = createServer();

beforeAll(async () => {
  const entry = join(import.meta.dirname, 'photoWorker.app.js');
  const built = (await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    plugins: [
      {
        name: 'app',
        enforce: 'pre',
        resolveId: (id) => (id === 'app' ? entry : undefined),
        load: (id) => (id === entry ? APP : undefined),
      },
    ],
    build: { write: false, rolldownOptions: { input: 'app', output: { entryFileNames: 'app.js' } } },
  })) as Rolldown.RolldownOutput;
  const files = new Map(
    built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  files.set('/', '<!doctype html><script type="module" src="/app.js"></script>');
  server.on('request', (request, response) => {
    const found = files.get(request.url ?? '/');
    const type = extname(request.url ?? '') === '.js' ? 'text/javascript' : 'text/html';
    response.writeHead(found ? 200 : 404, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(found);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await chromium.launch(launchOptions());
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test("an app built with Vite prepares photos in the worker under worker-src 'self', of one file", async () => {
  const page = await browser.newPage();
  const workers: string[] = [];
  const fetched: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(address);
  await page.waitForFunction(() => 'prepareDrawn' in globalThis);
  page.on('request', (request) => fetched.push(request.url()));
  const prepared = await page.evaluate(() =>
    (globalThis as unknown as { prepareDrawn: () => Promise<unknown> }).prepareDrawn(),
  );
  expect(prepared).toEqual({ width: 2275, height: 1575, mediaType: 'image/jpeg' });
  expect(workers).toHaveLength(1);
  // Neither a second file of the worker's, nor what the page would need to do the work itself.
  expect(fetched).toEqual(workers);
});
