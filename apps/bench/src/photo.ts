import { join } from 'node:path';
import { type BenchBrowser, openBrowser } from './photo/browser.ts';
import { detector } from './photo/detector.ts';
import type { Figure } from './figures.ts';
import { inputs } from './photo/inputs.ts';
import { reading } from './photo/reading.ts';
import { size } from './photo/size.ts';
import { passThrough, speed } from './photo/speed.ts';

export interface PhotoBenchOptions {
  readonly seed: number;
  /** Photos our engine reads, untouched and prepared. */
  readonly cards: number;
  readonly rounds: number;
  readonly scenes: number;
  readonly only: string | null;
}

const FOLDER = join(import.meta.dirname, '../../../.cache/bench-photo');

type Part = (browser: BenchBrowser, options: PhotoBenchOptions & { folder: string }) => Promise<readonly Figure[]>;

const PARTS: Readonly<Record<string, Part>> = {
  size,
  inputs,
  reading,
  detector,
  speed: async (browser, options) => [...(await speed(browser, options)), ...(await passThrough(browser, options))],
};

/** The preparation of photos beside four libraries and the floor, and the detector beside two. */
export async function photo(options: PhotoBenchOptions): Promise<void> {
  const { only } = options;
  if (only !== null && !Object.hasOwn(PARTS, only)) throw new Error(`There is no part "${only}" of the photo suite.`);
  const browser = await openBrowser(join(FOLDER, 'page'));
  const figures: Figure[] = [];
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (only === null || only === name) figures.push(...(await part(browser, { ...options, folder: FOLDER })));
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify({ suite: 'photo', figures }));
}
