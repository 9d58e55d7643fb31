import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { launchOptions } from '../../../../scripts/browser.ts';
import type { BenchPage } from './page/page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** A Chromium with the bench's page, built as an app would build it, and files for it to load. */
export interface BenchBrowser {
  /** Of the browser's main process. */
  readonly pid: number;
  /** Makes these bytes available to the page at an address. */
  serve(name: string, bytes: Uint8Array): void;
  open(): Promise<Page>;
  close(): Promise<void>;
}

/** Builds a page of the bench as an app would; modules from `shared` go into a file of that name. */
export async function buildPage(
  root: string,
  outDir: string,
  { shared }: { readonly shared?: RegExp } = {},
): Promise<void> {
  await build({
    root,
    base: './',
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    // As for production, even if a test runner has set another mode.
    mode: 'production',
    oxc: { jsx: { development: false } },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      chunkSizeWarningLimit: 20_000,
      modulePreload: { polyfill: false },
      ...(shared
        ? { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: shared }] } } } }
        : {}),
    },
  });
}

/** Serves a folder, plus files kept in memory. */
export function listen(folder: string, files: ReadonlyMap<string, Uint8Array> = new Map()): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const kept = files.get(path.slice(1));
    const answer = kept ? Promise.resolve(kept) : readFile(join(folder, path === '/' ? 'index.html' : path));
    answer.then(
      (bytes) => {
        const type = TYPES[extname(path === '/' ? '.html' : path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': path === '/' ? 'text/html' : type });
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export async function openBrowser(folder: string): Promise<BenchBrowser> {
  await buildPage(join(import.meta.dirname, 'page'), folder);
  const files = new Map<string, Uint8Array>();
  const server = await listen(folder, files);
  const { port } = server.address() as AddressInfo;
  const host = await chromium.launchServer(launchOptions(['--disable-gpu']));
  const browser: Browser = await chromium.connect(host.wsEndpoint());
  return {
    pid: host.process().pid!,
    serve: (name, bytes) => files.set(name, bytes),
    open: async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => 'bench' in globalThis);
      return page;
    },
    close: async () => {
      await browser.close();
      await host.close();
      server.close();
    },
  };
}

/** Calls one of the page's functions. */
export function ask<Name extends keyof BenchPage>(
  page: Page,
  name: Name,
  ...given: Parameters<BenchPage[Name]>
): Promise<Awaited<ReturnType<BenchPage[Name]>>> {
  return page.evaluate(
    ([called, args]) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> };
      return bench[called]!(...args);
    },
    [name, given] as [string, unknown[]],
  ) as Promise<Awaited<ReturnType<BenchPage[Name]>>>;
}
