import { ask, type BenchBrowser } from './browser.ts';
import { type Costs, quiet, withCosts } from './browserCosts.ts';
import { atMost, type Figure, median, round } from '../figures.ts';
import type { Run } from './page/page.ts';
import { keptPhoto, PHOTO_SIZES, type PhotoSize } from './photos.ts';

const PEERS = [
  'browser-image-compression, worker',
  'browser-image-compression, page',
  'compressorjs',
  'pica (image-blob-reduce)',
] as const;
const [BIC, , COMPRESSOR] = PEERS;
const BARE = 'bare proof';
const LIMIT_MS = 60_000;
/** Rounds that run however long they take. */
const FEWEST = 1;

/** Goals by size: wall against the floor, CPU and memory against browser-image-compression in its worker. */
const GOALS: Readonly<
  Record<(typeof PHOTO_SIZES)[number]['name'], readonly [wall: number, cpu: number, memory: number]>
> = {
  '12 MP': [1.5, 0.5, 0.5],
  '48 MP': [1.35, 0.4, 0.2],
  '108 MP': [1.15, 0.35, 0.12],
};

type Cold = Run & Costs;

/** One photo in a fresh page. */
async function cold(browser: BenchBrowser, method: string, name: string): Promise<Cold> {
  const page = await browser.open();
  try {
    await ask(page, 'load', method, `/${name}`, 'image/jpeg');
    await quiet(browser.pid);
    const { value, costs } = await withCosts(browser.pid, () => ask(page, 'run', LIMIT_MS));
    return { ...value, ...costs };
  } finally {
    await page.context().close();
  }
}

const of = (runs: readonly Cold[], key: 'ms' | 'cpuMs' | 'peakBytes' | 'longestTask' | 'bytes'): number =>
  median(runs.map((run) => run[key]));

/** All methods in turn, round by round, so that a busy machine is equally busy for all of them. */
async function coldRuns(
  browser: BenchBrowser,
  size: PhotoSize,
  rounds: number,
  until: number,
): Promise<ReadonlyMap<string, Cold[]>> {
  const runs = new Map<string, Cold[]>(['ours', ...PEERS].map((method) => [method, []]));
  for (let i = 0; i < rounds; i += 1) {
    if (i >= FEWEST && Date.now() > until) break;
    for (const [method, done] of runs) done.push(await cold(browser, method, `${size.width}.jpg`));
    console.error(`${size.name}: round ${i + 1} of ${rounds}`);
  }
  return runs;
}

/** Ours and the floor, alternating in one warm page. */
async function warmRuns(
  browser: BenchBrowser,
  size: PhotoSize,
  rounds: number,
  until: number,
): Promise<{ ours: number[]; floor: number[] }> {
  const page = await browser.open();
  const [ours, floor]: [number[], number[]] = [[], []];
  await ask(page, 'load', 'ours', `/${size.width}.jpg`, 'image/jpeg');
  for (let i = -2; i < rounds; i += 1) {
    const { ms } = await ask(page, 'run', LIMIT_MS);
    const least = await ask(page, 'floor', size.width, size.height);
    if (i < 0) continue; // the first two warm up the page
    if (ours.length > 2 && Date.now() > until) break;
    ours.push(ms);
    floor.push(least.ms);
  }
  await page.context().close();
  return { ours, floor };
}

export interface SpeedOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly folder: string;
  /** No further rounds start after this time, in milliseconds of the clock. */
  readonly until: number;
}

/** Wall time, processor, memory and the page's longest task, beside four libraries and the floor. */
export async function speed(
  browser: BenchBrowser,
  { seed, rounds, folder, until }: SpeedOptions,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [i, size] of PHOTO_SIZES.entries()) {
    const share = (until - Date.now()) / (PHOTO_SIZES.length - i);
    const photo = await keptPhoto(size, { seed }, folder);
    browser.serve(`${size.width}.jpg`, photo);
    console.log(
      `\n${size.name}, ${size.width} x ${size.height}, ${round(photo.length / 1e6)} MB; each in a fresh page`,
    );
    console.log('                                     wall ms   CPU ms  peak MB  longest task ms  result kB');
    const runs = await coldRuns(browser, size, rounds, Date.now() + share * 0.8);
    for (const [method, done] of runs) {
      const row = [
        of(done, 'ms'),
        of(done, 'cpuMs'),
        of(done, 'peakBytes') / 1e6,
        of(done, 'longestTask'),
        of(done, 'bytes') / 1e3,
      ];
      const failed = done.find(({ error }) => error !== null)?.error ?? '';
      console.log(
        `${method.padEnd(36)}${row
          .map((value, i) =>
            Math.round(value)
              .toString()
              .padStart(i === 3 ? 16 : 9),
          )
          .join('')}  ${failed}`,
      );
    }
    console.log(`medians of ${runs.get('ours')!.length}`);
    const { ours, floor } = await warmRuns(browser, size, rounds * 3, Date.now() + share * 0.2);
    const ratio = median(ours.map((ms, i) => ms / floor[i]!));
    console.log(
      `warm: ours ${Math.round(median(ours))} ms, floor ${Math.round(median(floor))} ms; paired ratio ${round(ratio)}`,
    );
    const [wall, cpu, memory] = GOALS[size.name];
    const [mine, theirs] = [runs.get('ours')!, runs.get(BIC)!];
    const paired = (key: 'ms' | 'cpuMs' | 'peakBytes', peer: readonly Cold[]): number =>
      round(median(mine.map((run, i) => run[key] / peer[i]![key])));
    figures.push(
      atMost(`${size.name}: wall, warm, by the floor`, round(ratio), 'x', wall, 1),
      atMost(`${size.name}: CPU, cold, by browser-image-compression in a worker`, paired('cpuMs', theirs), 'x', cpu, 1),
      atMost(`${size.name}: peak memory, by the same`, paired('peakBytes', theirs), 'x', memory, 1),
    );
    if (size.name === '12 MP') {
      const peer = paired('ms', runs.get(COMPRESSOR)!);
      figures.push(atMost('12 MP: wall, cold, by compressorjs', peer, 'x', 1, 1));
    }
    const longest = Math.max(...mine.map(({ longestTask }) => longestTask));
    const largest = Math.max(...mine.map(({ bytes }) => bytes));
    figures.push(
      atMost(
        `${size.name}: longest task of the page`,
        Math.round(longest),
        'ms (0: none over 50)',
        50,
        Math.round(of(runs.get(COMPRESSOR)!, 'longestTask')),
      ),
      atMost(`${size.name}: result`, round(largest / 1e6), 'MB', 0.6, round(of(theirs, 'bytes') / 1e6)),
    );
  }
  return figures;
}

/** An upright JPEG of 1 MB, which is only stripped and checked. */
export async function passThrough(
  browser: BenchBrowser,
  { seed, rounds, folder }: SpeedOptions,
): Promise<readonly Figure[]> {
  const size = { name: '1 MB', width: 2000, height: 1500, quality: 92, grain: 26 };
  const photo = await keptPhoto(size, { seed }, folder);
  browser.serve('pass.jpg', photo);
  const page = await browser.open();
  const walls = new Map<string, number[]>();
  for (const method of ['ours', BIC, BARE]) {
    await ask(page, 'load', method, '/pass.jpg', 'image/jpeg');
    const done: number[] = [];
    for (let i = -3; i < rounds * 4; i += 1) {
      const { ms } = await ask(page, 'run', LIMIT_MS);
      if (i >= 0) done.push(ms);
    }
    walls.set(method, done);
  }
  await page.context().close();
  const [ours = 0, peer = 0, bare = 0] = ['ours', BIC, BARE].map((method) => median(walls.get(method)!));
  console.log(
    `\npass-through of ${round(photo.length / 1e6)} MB: ours ${round(ours, 1)} ms (least ${round(Math.min(...walls.get('ours')!), 1)}), ${BIC} ${round(peer, 1)} ms, ${BARE} ${round(bare, 1)} ms`,
  );
  return [
    atMost('pass-through of a 1 MB upright JPEG, warm', round(ours, 1), 'ms', 15, round(peer, 1)),
    { name: 'the least of it: reading the bytes, decoding them at an eighth', value: round(bare, 1), unit: 'ms' },
  ];
}
