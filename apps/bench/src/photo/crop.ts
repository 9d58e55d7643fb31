import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Corners, isKtpError, KTP_LINES, type KtpLine, type KtpReading, type PreparedPhoto } from '@ktp-ocr/core';
import { isWorthAnotherReading, readsLess } from '@ktp-ocr/core/kit';
import { type EmbeddedEngine, embeddedEngine } from '@ktp-ocr/engine/node';
import type { SpecimenPerson } from '@ktp-ocr/testing/node';
import { aimed, atMost, type Figure, percent, round } from '../figures.ts';
import { ask, type BenchBrowser } from './browser.ts';
import { CROP_KINDS, drawCropScene } from './cropScenes.ts';
import { lostBy } from './lostBy.ts';

export interface CropBenchOptions {
  readonly seed: number;
  /** Drawn scenes the engine reads, whole and cropped. */
  readonly cards: number;
  readonly scenes: number;
  readonly until: number;
  /** A folder of photos to read as well. Only counts are printed about them. */
  readonly pictures: string | null;
}

const letters = (text: string | undefined): string => (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
const isPhoto = (name: string): boolean => /\.(?:jpe?g|png|webp|avif)$/i.test(name);

/** What was read; `null` if the photo was refused. */
async function read(engine: EmbeddedEngine, base64: string): Promise<KtpReading | null> {
  const blob = new Blob([Buffer.from(base64, 'base64')]);
  try {
    return await engine.recognise({ blob } as PreparedPhoto, { signal: new AbortController().signal });
  } catch (error) {
    if (isKtpError(error)) return null;
    throw error;
  }
}

/** Which reading is kept: the crop's, unless it is poor and the whole photo says more. */
function kept(cut: KtpReading | null, whole: KtpReading | null): KtpReading | null {
  if (!isWorthAnotherReading(cut, 'device')) return cut;
  return cut && (!whole || !readsLess(cut, whole)) ? cut : whole;
}

const textOf = (reading: KtpReading | null, line: KtpLine): string => letters(reading?.lines[line]?.text);
const right = (reading: KtpReading | null, person: SpecimenPerson): number =>
  KTP_LINES.filter((line) => reading?.lines[line] && textOf(reading, line) === letters(person[line])).length;

interface Tally {
  photos: number;
  offered: number;
  cutText: number;
  face: number;
}

const inPixels = (corners: Corners, width: number, height: number): Corners =>
  corners.map(({ x, y }) => ({ x: x * width, y: y * height })) as unknown as Corners;

/** Drawn photos: what is cropped automatically, and how that affects the reading. */
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

/** Photos of a folder, of unknown content: how the reading of the crop compares with that of the whole photo. */
async function ofFolder(
  browser: BenchBrowser,
  page: Page,
  engine: EmbeddedEngine,
  folder: string,
): Promise<readonly Figure[]> {
  const names = (await readdir(folder)).filter(isPhoto);
  const count = {
    offered: 0,
    refusedWhole: 0,
    refusedCut: 0,
    whole: 0,
    cut: 0,
    kept: 0,
    same: 0,
    again: 0,
    againOnServer: 0,
  };
  const given = (reading: KtpReading | null): number => KTP_LINES.filter((line) => textOf(reading, line) !== '').length;
  for (const name of names) {
    browser.serve('crop.jpg', await readFile(join(folder, name)));
    const { whole, card } = await ask(page, 'cropUnasked', '/crop.jpg');
    if (!card) continue;
    const [before, after] = [await read(engine, whole), await read(engine, card)];
    const best = kept(after, before);
    count.offered += 1;
    count.refusedWhole += before ? 0 : 1;
    count.refusedCut += after ? 0 : 1;
    count.whole += given(before);
    count.cut += given(after);
    count.kept += given(best);
    count.same += KTP_LINES.filter(
      (line) => textOf(before, line) !== '' && textOf(before, line) === textOf(best, line),
    ).length;
    count.again += isWorthAnotherReading(after, 'device') ? 1 : 0;
    count.againOnServer += isWorthAnotherReading(after, 'server') ? 1 : 0;
  }
  const { offered } = count;
  const of = `of ${offered}`;
  return [
    { name: 'photos of the folder cut out unasked', value: offered, unit: `of ${names.length}` },
    {
      name: 'of those refused; the peer is the whole photo',
      value: count.refusedCut,
      unit: of,
      peer: count.refusedWhole,
    },
    { name: 'lines given in crops; the peer is the whole photo', value: count.cut, unit: '', peer: count.whole },
    { name: 'lines given where the better reading is kept', value: count.kept, unit: '', peer: count.whole },
    { name: 'of those the same as in the whole photo', value: count.same, unit: `of ${count.whole}` },
    { name: 'crops worth another reading on a device', value: count.again, unit: of },
    { name: 'crops worth another reading on a server', value: count.againOnServer, unit: of },
  ];
}

/** What is cropped from a photo before a person does anything, in a browser, and what our engine makes of it. */
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
