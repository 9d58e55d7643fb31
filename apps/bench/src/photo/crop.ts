import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Corners, isKtpError, KTP_LINES, type KtpLine, type PreparedPhoto } from '@ktp-ocr/core';
import { type EmbeddedEngine, embeddedEngine } from '@ktp-ocr/engine/node';
import type { SpecimenPerson } from '@ktp-ocr/testing/node';
import { aimed, atMost, type Figure, percent, round } from '../figures.ts';
import { ask, type BenchBrowser } from './browser.ts';
import { CROP_KINDS, drawCropScene } from './cropScenes.ts';
import { lostBy } from './lostBy.ts';

export interface CropBenchOptions {
  readonly seed: number;
  /** Drawn scenes the engine reads, whole and cut. */
  readonly cards: number;
  readonly scenes: number;
  readonly until: number;
  /** A folder of photos to be read as well. Nothing of them is printed but counts. */
  readonly pictures: string | null;
}

type Lines = Readonly<Partial<Record<KtpLine, string>>>;

const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const isPhoto = (name: string): boolean => /\.(?:jpe?g|png|webp|avif)$/i.test(name);

/** Letters and digits of what was read; `null` where the photo was refused. */
async function read(engine: EmbeddedEngine, base64: string): Promise<Lines | null> {
  const blob = new Blob([Buffer.from(base64, 'base64')]);
  try {
    const { lines } = await engine.recognise({ blob } as PreparedPhoto, { signal: new AbortController().signal });
    return Object.fromEntries(Object.entries(lines).map(([line, { text }]) => [line, letters(text)]));
  } catch (error) {
    if (isKtpError(error)) return null;
    throw error;
  }
}

const right = (lines: Lines | null, person: SpecimenPerson): number =>
  KTP_LINES.filter((line) => lines?.[line] !== undefined && lines[line] === letters(person[line])).length;

interface Tally {
  photos: number;
  offered: number;
  cutText: number;
  face: number;
}

const inPixels = (corners: Corners, width: number, height: number): Corners =>
  corners.map(({ x, y }) => ({ x: x * width, y: y * height })) as unknown as Corners;

/** Drawn photos: what is cut out of them unasked, and what that does to the reading. */
async function drawn(
  browser: BenchBrowser,
  page: Page,
  engine: EmbeddedEngine,
  { seed, scenes, cards, until }: CropBenchOptions,
): Promise<readonly Figure[]> {
  const tallies = new Map(
    CROP_KINDS.map((kind): [string, Tally] => [kind, { photos: 0, offered: 0, cutText: 0, face: 0 }]),
  );
  const lines = { whole: 0, cut: 0, all: 0 };
  let read2 = 0;
  for (let i = 0; i < scenes && Date.now() < until; i += 1) {
    const kind = CROP_KINDS[i % CROP_KINDS.length]!;
    const scene = await drawCropScene(seed * 100_000 + i, kind);
    browser.serve('crop.jpg', new Uint8Array(await scene.photo.arrayBuffer()));
    const { whole, corners, card } = await ask(page, 'cropUnasked', '/crop.jpg');
    const tally = tallies.get(kind)!;
    tally.photos += 1;
    if (!corners || !card) continue;
    tally.offered += 1;
    const lost = lostBy(scene, inPixels(corners, scene.width, scene.height));
    if (lost === 'text') tally.cutText += 1;
    if (lost === 'all but the face') tally.face += 1;
    if (read2 >= cards) continue;
    read2 += 1;
    lines.whole += right(await read(engine, whole), scene.person);
    lines.cut += right(await read(engine, card), scene.person);
    lines.all += KTP_LINES.length;
  }
  console.log(`\n${'drawn photos'.padEnd(24)}photos  cut out  text lost  only the face`);
  const sum = { photos: 0, offered: 0, cutText: 0, face: 0 };
  for (const [kind, { photos, offered, cutText, face }] of tallies) {
    const cells = [photos, offered, cutText, face].map((value, k) => String(value).padStart([6, 9, 11, 15][k]!));
    console.log(`${kind.padEnd(24)}${cells.join('')}`);
    sum.photos += photos;
    sum.offered += offered;
    sum.cutText += cutText;
    sum.face += face;
  }
  const [before, after] = [percent(lines.whole, lines.all), percent(lines.cut, lines.all)];
  return [
    { name: 'drawn photos cut out unasked', value: percent(sum.offered, sum.photos), unit: '%' },
    atMost('drawn crops that are the face alone', sum.face, `of ${sum.offered}`, 0),
    atMost('drawn crops that cut off text', sum.cutText, `of ${sum.offered}`, 0),
    aimed(
      {
        name: `lines right in ${read2} drawn crops; the peer is the whole photo`,
        value: after,
        unit: '%',
        peer: before,
        goal: round(before - 0.5, 1),
      },
      'least',
    ),
  ];
}

/** Photos of a folder, nobody knows of what: how the reading of the crop compares with that of the whole photo. */
async function ofFolder(
  browser: BenchBrowser,
  page: Page,
  engine: EmbeddedEngine,
  folder: string,
): Promise<readonly Figure[]> {
  const names = (await readdir(folder)).filter(isPhoto);
  const [refused, lines] = [
    { whole: 0, cut: 0 },
    { whole: 0, cut: 0, same: 0 },
  ];
  let [offered, lost] = [0, 0];
  for (const name of names) {
    browser.serve('crop.jpg', await readFile(join(folder, name)));
    const { whole, card } = await ask(page, 'cropUnasked', '/crop.jpg');
    if (!card) continue;
    offered += 1;
    const [before, after] = [await read(engine, whole), await read(engine, card)];
    if (!before) refused.whole += 1;
    if (!after) refused.cut += 1;
    const [given, left] = [Object.keys(before ?? {}).length, Object.keys(after ?? {}).length];
    lines.whole += given;
    lines.cut += left;
    lines.same += KTP_LINES.filter((line) => before?.[line] !== undefined && before[line] === after?.[line]).length;
    if (left < given - 1) lost += 1;
  }
  console.log(`\n${names.length} photos of the folder, ${offered} cut out unasked`);
  return [
    { name: 'photos of the folder cut out unasked', value: offered, unit: `of ${names.length}` },
    { name: 'of those refused; the peer is the whole photo', value: refused.cut, unit: '', peer: refused.whole },
    { name: 'lines given in crops; the peer is the whole photo', value: lines.cut, unit: '', peer: lines.whole },
    { name: 'lines the same in both', value: lines.same, unit: `of ${lines.whole}` },
    { name: 'crops with two lines less, or more', value: lost, unit: `of ${offered}` },
  ];
}

/** What is cut out of a photo before anybody touches it, in a browser, and what our engine makes of it. */
export async function crop(browser: BenchBrowser, options: CropBenchOptions): Promise<readonly Figure[]> {
  const page = await browser.open();
  const engine = embeddedEngine();
  await engine.warm();
  try {
    const { pictures } = options;
    const own = await drawn(browser, page, engine, options);
    return pictures === null ? own : [...own, ...(await ofFolder(browser, page, engine, pictures))];
  } finally {
    await engine.close();
    await page.context().close();
  }
}
