import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright';
import { launchOptions } from '../../../scripts/browser.ts';
import { atMost, type Figure, printFigures, round } from './figures.ts';
import { memoryOfTree, quiet } from './photo/browserCosts.ts';
import { buildPage, listen } from './photo/browser.ts';
import { keptPhoto, PHOTO_SIZES } from './photo/photos.ts';

/** What the first scans load and keep for the next is there by then. */
const WARM = 5;
/** Workers wait ten seconds for another photo. */
const IDLE_MS = 12_000;
const MOST = 1.15;

interface Held {
  /** Of the page's scripts, after everything nobody needs was collected. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Of all processes of the browser. */
  readonly all: number;
}

/** Chosen by the page itself: a file given by the program that drives the browser keeps its element alive. */
async function choosePhoto(address: string): Promise<void> {
  const bytes = await (await fetch(address)).blob();
  const files = new DataTransfer();
  files.items.add(new File([bytes], 'ktp.jpg', { type: 'image/jpeg' }));
  const input = document.querySelector<HTMLInputElement>('.ktp input[type=file]')!;
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function scanOnce(page: Page): Promise<void> {
  await page.evaluate(choosePhoto, '/photo.jpg');
  await page.locator('.ktp-quality, .ktp-advice').first().waitFor();
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('heading', { name: 'Cocokkan dengan KTP Anda' }).waitFor();
  const doubts = page.getByRole('button', { name: /sudah sesuai dengan KTP/ });
  while ((await doubts.count()) > 0) await doubts.first().click();
  await page.getByRole('button', { name: 'Konfirmasi data' }).click();
  await page.getByRole('heading', { name: 'Data KTP sudah lengkap' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor();
}

/** The same photo in an `<img>` of a bare page, taken away again: what browsers keep of pictures by themselves. */
async function showPhoto(address: string): Promise<void> {
  const url = URL.createObjectURL(await (await fetch(address)).blob());
  const image = Object.assign(new Image(360), { src: url });
  document.body.append(image);
  await image.decode();
  await new Promise((resolve) => setTimeout(resolve, 300));
  image.remove();
  URL.revokeObjectURL(url);
}

async function heldBy(page: Page, session: CDPSession, browserPid: number): Promise<Held> {
  await page.waitForTimeout(IDLE_MS);
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  await quiet(browserPid);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners, all: memoryOfTree(browserPid) };
}

/** What a page still holds after many scans, beside what it held after a few: photos, workers, parts of the page. */
export async function memory({ cards, seed }: { readonly cards: number; readonly seed: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ktp-memory-'));
  await buildPage(join(import.meta.dirname, 'interaction/page'), join(folder, 'page'));
  const photo = await keptPhoto(PHOTO_SIZES[0], { seed }, folder);
  const server = await listen(join(folder, 'page'), new Map([['photo.jpg', photo]]));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const host = await chromium.launchServer(launchOptions(['--disable-gpu']));
  const pid = host.process().pid!;
  const browser = await chromium.connect(host.wsEndpoint());
  const run = async (query: string, once: (page: Page) => Promise<void>): Promise<readonly [Held, Held]> => {
    const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
    const session = await page.context().newCDPSession(page);
    await page.goto(`${address}${query}`);
    const held: Held[] = [];
    for (let time = 1; time <= cards; time += 1) {
      await once(page);
      if (time === WARM || time === cards) held.push(await heldBy(page, session, pid));
      if (time % 10 === 0) console.error(`${time} times`);
    }
    await page.close();
    return [held[0]!, held.at(-1)!];
  };
  try {
    const [few, many] = await run('?many', scanOnce);
    const [fewBare, manyBare] = await run('?bare', (page) => page.evaluate(showPhoto, '/photo.jpg'));
    const more = (from: Held, to: Held): number => round((to.all - from.all) / 1e6 / (cards - WARM), 1);
    const figure = (name: string, key: keyof Held): Figure => atMost(name, round(many[key] / few[key]), 'x', MOST, 1);
    const words = ({ heap, nodes, listeners, all }: Held): string =>
      `scripts ${round(heap / 1e6, 1)} MB, ${nodes} nodes, ${listeners} listeners, all processes ${Math.round(all / 1e6)} MB`;
    console.log(`after ${WARM} scans of a photo of 12 MP: ${words(few)}\nafter ${cards}: ${words(many)}\n`);
    printFigures('memory', [
      figure(`scripts after ${cards} scans, by after ${WARM}`, 'heap'),
      figure('parts of the page', 'nodes'),
      figure('listeners', 'listeners'),
      {
        name: 'all processes, more for each scan; the peer is the bare photo, shown',
        value: more(few, many),
        unit: 'MB',
        peer: more(fewBare, manyBare),
      },
    ]);
  } finally {
    await browser.close();
    await host.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
