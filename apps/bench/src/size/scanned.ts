import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answerFromReading } from '@ktp-ocr/core/kit';
import { type KtpScenario, scenarioAnswer } from '@ktp-ocr/testing';
import { drawSpecimen, inventPerson, SAMPLE_PERSON } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium, devices } from 'playwright';
import { launchOptions } from '../../../../scripts/browser.ts';
import { buildPage, listen } from '../photo/browser.ts';

/**
 * What every app that could use the scanner already has, in a separate file; the bundler's `rolldown-runtime` belongs
 * to it.
 */
const SHARED = /node_modules\/(?:react|react-dom|scheduler|@tanstack)\//;

/** A fetched file of code. */
export interface FetchedFile {
  /** The bundler's name for it, without its hash. */
  readonly name: string;
  readonly gzip: number;
}

/** One upload, done as a person does it on a phone: the card is cut out, every doubt answered, the data confirmed. */
async function uploadOnce(
  browser: Browser,
  address: string,
  photo: Buffer,
  scenario: KtpScenario,
): Promise<readonly FetchedFile[]> {
  const { reading } = scenarioAnswer(scenario);
  if (!reading) throw new Error(`Nothing is read in "${scenario}".`);
  const context = await browser.newContext(devices['Galaxy S9+']);
  const files = new Map<string, FetchedFile>();
  const arriving: Promise<void>[] = [];
  // On the context: files a worker loads belong to no page.
  context.on('response', (response) => {
    const name = /\/([^/]+)-[\w-]{8}\.js$/.exec(response.url())?.[1];
    if (name === undefined || name === 'shared' || name === 'rolldown-runtime') return;
    const keep = async (): Promise<void> => {
      files.set(response.url(), { name, gzip: gzipSync(await response.body(), { level: 9 }).length });
    };
    arriving.push(keep());
  });
  try {
    const page = await context.newPage();
    await page.route('**/api/ktp*', (route) => route.fulfill({ json: answerFromReading(reading, 'bench') }));
    await page.goto(address);
    const file = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: photo };
    await page.locator('.ktp input[type=file]').first().setInputFiles(file);
    await page.getByRole('button', { name: 'Sudut kiri atas' }).waitFor();
    await page.getByRole('button', { name: 'Pakai foto ini' }).tap();
    await page.getByRole('heading', { name: /Cocokkan dengan KTP Anda|isian perlu dicek/ }).waitFor();
    // Place names arrive a moment later, and may raise a doubt of their own.
    await page.waitForLoadState('networkidle');
    const unread = page.locator(".ktp [data-field='kecamatan'][data-review='missing'] input");
    if ((await unread.count()) > 0) await unread.fill(SAMPLE_PERSON.kecamatan);
    await keepDoubts(page);
    await page.getByRole('button', { name: 'Data sudah cocok' }).tap();
    await page.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' }).waitFor();
    await Promise.all(arriving);
    return [...files.values()];
  } finally {
    await context.close();
  }
}

/**
 * Every file of ours that a browser fetches for an upload, from opening the page to the summary, by how the card was
 * read.
 */
export async function scannedFiles(scenarios: readonly KtpScenario[]): Promise<readonly (readonly FetchedFile[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ktp-size-'));
  const photo = await drawSpecimen(inventPerson(12), { width: 1600, margin: 0.12, tilt: 2 });
  const bytes = Buffer.from(await photo.arrayBuffer());
  await buildPage(join(import.meta.dirname, 'page'), folder, { shared: SHARED });
  const server = await listen(folder);
  const browser = await chromium.launch(launchOptions());
  const found: (readonly FetchedFile[])[] = [];
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (const scenario of scenarios) found.push(await uploadOnce(browser, address, bytes, scenario));
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}
