import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { serveConsumer } from './consumer.ts';
import { CONSUMERS } from './consumers.ts';
import { scanAndConfirm } from './scan.ts';
import { openPage } from '../openPage.ts';

let browser: Browser;
const tarballs = inject('tarballs');

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

// Apps outside this workspace that use the packages as they would be published: installed, type-checked, built and
// driven under a strict policy, with cards read by their server and on the device.
test.each(Object.entries(CONSUMERS))(
  '%s',
  async (_, consumer) => {
    const { address, folder, end } = await serveConsumer(consumer, tarballs);
    try {
      if (consumer.install === 'pnpm') {
        const store = readdirSync(join(folder, 'node_modules/.pnpm'));
        expect(store.filter((name) => name.startsWith('react@'))).toHaveLength(1);
      }
      const page = await openPage(browser);
      await scanAndConfirm(page, address);
      await scanAndConfirm(page, `${address}?device`);
    } finally {
      end();
    }
  },
  600_000,
);
