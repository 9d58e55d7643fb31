import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filmCamera, type FilmPose, inventPerson } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { toScanner } from './toScanner.ts';
import { openContext } from './openPage.ts';
import { fieldValue, REVIEW_TITLE } from './reviewFields.ts';

// The live camera from end to end: Chromium's own camera plays a film of a drawn card that is laid on a full table and
// comes nearer. The hints have to come in that order, the photo has to be taken automatically, and what is read must
// match what was drawn.
const person = inventPerson(12);
const folder = mkdtempSync(join(tmpdir(), 'ktp-film-'));
const film = join(folder, 'card.y4m');
const address = inject('demo');
let browser: Browser;

const FAR: FilmPose = { size: 0.44, x: 0.02, y: -0.09, tilt: -3 };
const GOOD: FilmPose = { size: 0.72, x: 0, y: -0.07, tilt: 1 };

beforeAll(async () => {
  const shots = [
    { seconds: 4 },
    { seconds: 4, from: FAR, to: { ...FAR, x: 0 } },
    { seconds: 1, from: FAR, to: GOOD },
    { seconds: 12, from: GOOD },
  ];
  writeFileSync(film, await filmCamera(person, shots));
  browser = await chromium.launch(
    launchOptions([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]),
  );
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const openCamera = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Foto KTP/ }).click();
  await page.locator(".ktp-guide:not([data-hint='starting'])").waitFor();
};

/** Records every hint that is shown from now on, in order. */
const recordHints = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownHints: shown });
    new MutationObserver(() => {
      const hint = document.querySelector('.ktp-guide')?.getAttribute('data-hint');
      if (hint && shown.at(-1) !== hint) shown.push(hint);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-hint'] });
  });

test('a card moved in front of the camera is found, photographed automatically, read and confirmed', async () => {
  const context = await openContext(browser, { viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await toScanner(page, address);

  // Opened and closed once by keyboard: everything is loaded now, and the film restarts when the camera opens again.
  await openCamera(page);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  const focused = page.getByRole('button', { name: /^Foto KTP/ });
  expect(await focused.evaluate((button) => button === document.activeElement)).toBe(true);

  await recordHints(page);
  await openCamera(page);
  await page.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' }).waitFor();
  const shown = await page.evaluate(() => (globalThis as unknown as { readonly shownHints: string[] }).shownHints);
  const at = (hint: string): number => shown.indexOf(hint);
  expect(shown).toEqual(expect.arrayContaining(['no-card', 'too-far', 'hold', 'captured']));
  expect([at('no-card'), at('too-far'), at('hold'), at('captured')]).toEqual(
    [at('no-card'), at('too-far'), at('hold'), at('captured')].toSorted((a, b) => a - b),
  );
  expect(shown.at(-1)).toBe('captured');

  expect(await page.getByRole('button', { name: /^Sudut/ }).count()).toBe(4);
  await page.getByRole('list', { name: 'Yang sudah baik' }).waitFor();
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('heading', { name: REVIEW_TITLE }).waitFor();
  const value = (field: string) => fieldValue(page, field);
  expect((await value('nik')).replaceAll(' ', '')).toBe(person.nik);
  expect(await value('nama')).toBe(person.nama);
  expect(await value('alamat')).toBe(person.alamat);

  await keepDoubts(page);
  await page.getByRole('button', { name: 'Data sudah cocok' }).click();
  await page.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});
