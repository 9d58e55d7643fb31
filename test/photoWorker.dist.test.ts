import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webpack from 'webpack';
import { launchOptions } from '../scripts/browser.ts';
import { openPage } from './openPage.ts';

// An app as others would build it, from the published package, on a page with a strict policy.
const APP = `
  import { preparePhoto } from '@ktp-ocr/core';
  globalThis.prepareDrawn = async (findCard) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2600, height: 1800 });
    const context = canvas.getContext('2d');
    // Light that falls off: of a table in one flat colour the page would look whether data are missing.
    const table = context.createLinearGradient(0, 0, 2600, 1800);
    table.addColorStop(0, '#5a4636');
    table.addColorStop(1, '#3a2e23');
    context.fillStyle = table;
    context.fillRect(0, 0, 2600, 1800);
    context.fillStyle = '#b9d3e4';
    context.fillRect(300, 300, 1600, 1009);
    context.fillStyle = '#202428';
    context.font = '60px sans-serif';
    for (let line = 1; line < 14; line += 1) context.fillText('CONTOH 0123456789 CONTOH 0123456789', 340, 320 + line * 70);
    const photo = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    let drawnOnPage = 0;
    const { createElement } = document;
    document.createElement = (...of) => (drawnOnPage += 1, createElement.apply(document, of));
    const { width, height, mediaType, corners } = await preparePhoto(photo, { findCard });
    return { width, height, mediaType, corner: corners?.[0] ?? null, drawnOnPage };
  };`;
const POLICY = "default-src 'self'; worker-src 'self'";

/** Bundlers with default settings, except for the output folder. */
const BUNDLERS: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  Vite: (folder) =>
    build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { rolldownOptions: { input: join(folder, 'app.js'), output: { entryFileNames: 'app.js' } } },
    }),
  'webpack 5': (folder) =>
    new Promise((resolve, reject) => {
      webpack(
        {
          context: folder,
          mode: 'production',
          entry: './app.js',
          output: { path: join(folder, 'dist'), filename: 'app.js', publicPath: '/' },
        },
        (error, stats) => {
          if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
          else resolve(stats);
        },
      );
    }),
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser.close());

test.concurrent.each(Object.entries(BUNDLERS))(
  "an app built with %s prepares photos in a worker under worker-src 'self'",
  async (_, bundle) => {
    const folder = mkdtempSync(join(import.meta.dirname, '.photo-app-'));
    const page = '<!doctype html><script type="module" src="/app.js"></script>';
    const server = createServer(({ url = '/' }, response) => {
      const path = url === '/' ? null : join(folder, 'dist', url);
      const type = path && extname(path) === '.js' ? 'text/javascript' : 'text/html';
      response.writeHead(!path || existsSync(path) ? 200 : 404, {
        'Content-Type': type,
        'Content-Security-Policy': POLICY,
      });
      response.end(!path ? page : existsSync(path) ? readFileSync(path) : '');
    });
    try {
      writeFileSync(join(folder, 'app.js'), APP);
      await bundle(folder);
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const tab = await openPage(browser);
      const [workers, fetched, troubles]: [string[], string[], string[]] = [[], [], []];
      tab.on('worker', (worker) => workers.push(worker.url()));
      tab.on('pageerror', ({ message }) => troubles.push(message));
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await tab.waitForFunction(() => 'prepareDrawn' in globalThis);
      tab.on('request', (request) => fetched.push(request.url()));
      const prepare = (findCard: boolean) =>
        tab.evaluate((find) => {
          const { prepareDrawn } = globalThis as unknown as { prepareDrawn: (find: boolean) => Promise<unknown> };
          return prepareDrawn(find);
        }, findCard);
      const size = { width: 2275, height: 1575, mediaType: 'image/jpeg', drawnOnPage: 0 };
      expect(await prepare(false)).toEqual({ ...size, corner: null });
      expect(workers).toHaveLength(1);
      expect(await prepare(true)).toEqual({
        ...size,
        corner: { x: expect.closeTo(300 / 2600, 1), y: expect.closeTo(300 / 1800, 1) },
      });
      expect(workers).toHaveLength(2);
      // Vite makes one file of each worker; webpack puts shared code into separate files, fetched from the same origin.
      expect(fetched).toEqual(expect.arrayContaining(workers));
      expect(new Set(fetched).size).toBeLessThanOrEqual(4);
      expect(troubles).toEqual([]);
      await tab.close();
    } finally {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
