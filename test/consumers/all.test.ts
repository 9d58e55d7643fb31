import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { packPackages } from '../../scripts/packPackages.ts';
import { serveConsumer } from './consumer.ts';
import { CONSUMERS } from './consumers.ts';
import { scanAndConfirm } from './scan.ts';

let browser: Browser;
let tarballs: Readonly<Record<string, string>>;

beforeAll(async () => {
  tarballs = packPackages('.cache/consumer-packs');
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

test.each(Object.entries(CONSUMERS))(
  '%s',
  async (_, consumer) => {
    const { address, end } = await serveConsumer(consumer, tarballs);
    try {
      const page = await browser.newPage();
      await scanAndConfirm(page, address);
      await scanAndConfirm(page, `${address}?device`);
    } finally {
      end();
    }
  },
  600_000,
);
