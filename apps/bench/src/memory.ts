import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BarePage, bareBrowser, type HeapSnapshot } from './bareBrowser.ts';
import { aimed, type Figure, printFigures, round } from './figures.ts';
import { memoryOfTree, quiet } from './photo/browserCosts.ts';
import { buildPage, listen } from './photo/browser.ts';
import { keptPhoto, PHOTO_SIZES } from './photo/photos.ts';

/** By then everything the first scans load and keep for later ones is there. */
const WARM = 5;
/** Workers wait ten seconds for another photo. */
const IDLE_MS = 12_000;
const MOST = 1.15;

interface Held {
  /** Objects of the page's scripts after garbage collection, excluding their code. */
  readonly objects: number;
  /** Bytes of code: browsers recompile frequently run code to make it faster, and keep both versions. */
  readonly code: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Of all the browser's processes, after the system reclaimed memory. */
  readonly all: number;
}

declare global {
  /** Fetched once, as if it were already on the person's phone. */
  var photo: Promise<Blob> | undefined;
}

/** One scan, done by the page itself: a file passed in from outside keeps its element alive. */
async function scanOnce(): Promise<void> {
  const find = <Found extends HTMLElement>(selector: string, text = ''): Found | undefined =>
    [...document.querySelectorAll<Found>(selector)].find(({ textContent }) => textContent.includes(text));
  const shown = async (selector: string, text?: string): Promise<HTMLElement> => {
    for (let waits = 0; waits < 1000; waits += 1) {
      const found = find(selector, text);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`The page never showed ${selector} ${text ?? ''}`);
  };
  const files = new DataTransfer();
  globalThis.photo ??= fetch('/photo.jpg').then((answer) => answer.blob());
  files.items.add(new File([await globalThis.photo], 'ktp.jpg', { type: 'image/jpeg' }));
  const input = find<HTMLInputElement>('.ktp input[type=file]')!;
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await shown('.ktp-quality, .ktp-advice');
  (await shown('button', 'Pakai foto ini')).click();
  await shown("[data-status='review'] h2");
  // Place names arrive a moment later, and may raise a doubt of their own.
  for (let presses = 0; presses < 1000 && !find('h2', 'Data KTP sudah dikonfirmasi'); presses += 1) {
    (find('button', 'Sudah sesuai') ?? find('button', 'Data sudah cocok'))?.click();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await shown('h2', 'Data KTP sudah dikonfirmasi');
  (await shown('button', 'Next')).click();
  await shown('h2', 'Foto KTP Anda');
}

/**
 * Shows the same photo in an `<img>` of a bare page and removes it again: what browsers themselves keep of pictures.
 */
async function showPhoto(): Promise<void> {
  globalThis.photo ??= fetch('/photo.jpg').then((answer) => answer.blob());
  const url = URL.createObjectURL(new File([await globalThis.photo], 'ktp.jpg', { type: 'image/jpeg' }));
  const image = Object.assign(new Image(360), { src: url });
  document.body.append(image);
  await image.decode();
  await new Promise((resolve) => setTimeout(resolve, 300));
  image.remove();
  URL.revokeObjectURL(url);
}

/** Bytes of code on a heap. */
function codeOn({ snapshot: { meta }, nodes }: HeapSnapshot): number {
  const [kind, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')];
  const code = meta.node_types[0].indexOf('code');
  let sum = 0;
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    if (nodes[at + kind] === code) sum += nodes[at + size]!;
  }
  return sum;
}

async function heldBy({ send, heapSnapshot }: BarePage, browserPid: number): Promise<Held> {
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  for (let i = 0; i < 3; i += 1) await send('HeapProfiler.collectGarbage');
  await send('Memory.simulatePressureNotification', { level: 'critical' });
  await quiet(browserPid);
  const { usedSize } = await send<{ usedSize: number }>('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await send<{ nodes: number; jsEventListeners: number }>('Memory.getDOMCounters');
  const all = memoryOfTree(browserPid);
  const code = codeOn(await heapSnapshot());
  return { objects: usedSize - code, code, nodes, listeners: jsEventListeners, all };
}

/** What a page still holds after many scans, beside what it held after a few: photos, workers, parts of the page. */
export async function memory({ cards, seed }: { readonly cards: number; readonly seed: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ktp-memory-'));
  await buildPage(join(import.meta.dirname, 'interaction/page'), join(folder, 'page'));
  const photo = await keptPhoto(PHOTO_SIZES[0], { seed }, folder);
  const server = await listen(join(folder, 'page'), new Map([['photo.jpg', photo]]));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await bareBrowser();
  const run = async (query: string, once: () => Promise<void>): Promise<readonly [Held, Held]> => {
    const page = await browser.open(`${address}${query}`);
    const held: Held[] = [];
    for (let time = 1; time <= cards; time += 1) {
      await page.run(once);
      if (time === WARM || time === cards) held.push(await heldBy(page, browser.pid));
      if (time % 10 === 0) console.error(`${time} times`);
    }
    await page.close();
    return [held[0]!, held.at(-1)!];
  };
  try {
    const [few, many] = await run('?many', scanOnce);
    const [fewBare, manyBare] = await run('?bare', showPhoto);
    const ratio = (name: string, key: keyof Held): Figure => {
      return { name, value: round(many[key] / few[key]), unit: 'x', peer: round(manyBare[key] / fewBare[key]) };
    };
    const figure = (name: string, key: keyof Held): Figure => aimed({ ...ratio(name, key), goal: MOST }, 'most');
    const megabytes = (bytes: number): string => `${round(bytes / 1e6, 1)} MB`;
    const words = ({ objects, code, nodes, listeners, all }: Held): string =>
      `all processes ${megabytes(all)}, scripts ${megabytes(objects)} and code ${megabytes(code)}, ${nodes} nodes, ${listeners} listeners`;
    console.log(`after ${WARM} scans of a photo of 12 MP: ${words(few)}\nafter ${cards}: ${words(many)}\n`);
    printFigures('memory', [
      figure(`all processes after ${cards} scans, by after ${WARM}; the peer is the bare photo, shown`, 'all'),
      figure('what scripts hold', 'objects'),
      ratio('their code, as the browser translates it', 'code'),
      figure('parts of the page', 'nodes'),
      figure('listeners', 'listeners'),
    ]);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
