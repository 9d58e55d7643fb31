import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { packPackages } from '../../scripts/packPackages.ts';
import { serveConsumer, type ServedConsumer } from './consumer.ts';
import { CONSUMERS } from './consumers.ts';
import { scanAndConfirm } from './scan.ts';

// An app outside of this workspace, from the packages as they would be published: installed, type-checked, built, and driven under a
// strict policy. Beside it, in all.test.ts, are the others.
let tarballs: Readonly<Record<string, string>>;
let consumer: ServedConsumer;
let browser: Browser;

beforeAll(async () => {
  tarballs = packPackages('.cache/packs');
  [consumer, browser] = await Promise.all([
    serveConsumer(CONSUMERS['Vite, React 19, TypeScript 7, installed by pnpm'], tarballs),
    chromium.launch(launchOptions()),
  ]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  consumer?.end();
});

test('a card is read by its server, and on the device, under a strict policy', async () => {
  const page = await browser.newPage();
  await scanAndConfirm(page, consumer.address);
  await scanAndConfirm(page, `${consumer.address}?device`);
});

test('it has one React', () => {
  const store = join(consumer.folder, 'node_modules/.pnpm');
  expect(readdirSync(store).filter((name) => name.startsWith('react@'))).toHaveLength(1);
});

test.each(['core', 'engine', 'react', 'signer', 'testing'])(
  'the tarball of %s has its licence and its maps',
  (name) => {
    const files = execFileSync('tar', ['-tzf', tarballs[`@ktp-ocr/${name}`]!], { encoding: 'utf8' }).split('\n');
    expect(files.some((file) => file.startsWith('package/LICENSE'))).toBe(true);
    const notices = readdirSync(join(import.meta.dirname, '../../packages', name)).filter((file) =>
      file.startsWith('NOTICE'),
    );
    for (const notice of notices) expect(files).toContain(`package/${notice}`);
    const code = files.filter((file) => file.endsWith('.js') && file.startsWith('package/dist/'));
    expect(code.length).toBeGreaterThan(0);
    expect(code.filter((file) => !files.includes(`${file}.map`))).toEqual([]);
    expect(files.filter((file) => /^package\/dist\/.*\.(test|stories)\./.test(file))).toEqual([]);
  },
);
