import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { createServer, defaultClientConditions } from 'vite';
import { launchOptions } from '../../../../scripts/browser.ts';

interface BrowserTime {
  readonly name: string;
  readonly ms: number;
  readonly goal?: number;
}

const HTML = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/page.ts"></script>';

/** Measures the engine in a page, isolated so that it may use threads, or not. */
async function measure(browser: Browser, isolated: boolean): Promise<{ first: number; median: number }> {
  const server = await createServer({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(import.meta.dirname, '../../../../.cache/bench-vite'),
    resolve: { conditions: ['source', ...defaultClientConditions] },
    server: {
      port: 0,
      hmr: false,
      fs: { strict: false },
      headers: isolated
        ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
        : {},
    },
    plugins: [
      {
        name: 'page',
        configureServer: ({ middlewares }) => {
          middlewares.use('/bench.html', (_, response) => {
            response.setHeader('Content-Type', 'text/html');
            if (isolated) {
              response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
              response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
            }
            response.end(HTML);
          });
        },
      },
    ],
  });
  await server.listen();
  const page = await browser.newPage();
  try {
    await page.goto(`${server.resolvedUrls!.local[0]!}bench.html`);
    await page.waitForFunction(() => 'readCards' in globalThis, undefined, { timeout: 60_000 });
    return await page.evaluate(() =>
      (globalThis as unknown as { readCards: () => Promise<{ first: number; median: number }> }).readCards(),
    );
  } finally {
    await page.close();
    await server.close();
  }
}

/** How long the engine takes in Chromium, on this machine. */
export async function readInBrowser(): Promise<readonly BrowserTime[]> {
  const browser = await chromium.launch(launchOptions());
  try {
    const two = await measure(browser, true);
    const one = await measure(browser, false);
    return [
      { name: 'browser, median a clean card, 2 threads', ms: two.median, goal: 1900 },
      { name: 'browser, median a clean card, 1 thread', ms: one.median },
      { name: 'browser, the first card with fetching, 2 threads', ms: two.first },
    ];
  } finally {
    await browser.close();
  }
}
