import { join } from 'node:path';
import { type BenchBrowser, openBrowser } from './photo/browser.ts';
import { crop } from './photo/crop.ts';
import { detector } from './photo/detector.ts';
import { fixtures } from './photo/fixtures.ts';
import { type Figure, printFigures } from './figures.ts';
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
  /** A folder of photos that are cropped and read as well. */
  readonly pictures: string | null;
  /**
   * Total for the suite, shared among its parts; a part that has used up its share finishes its required work and ends.
   */
  readonly minutes: number;
}

const FOLDER = join(import.meta.dirname, '../../../.cache/bench-photo');

type Part = (
  browser: BenchBrowser,
  options: PhotoBenchOptions & { folder: string; until: number },
) => Promise<readonly Figure[]>;

const PARTS: Readonly<Record<string, Part>> = {
  size,
  inputs,
  fixtures,
  reading,
  detector,
  crop,
  speed: async (browser, options) => [...(await speed(browser, options)), ...(await passThrough(browser, options))],
};

/** Shares of the time. The input matrix and the sizes take as long as they need, and come first. */
const SHARES: Readonly<Record<string, number>> = {
  size: 0,
  inputs: 0,
  fixtures: 0,
  reading: 0.2,
  detector: 0.25,
  crop: 0.2,
  speed: 0.35,
};

/** The preparation of photos beside four libraries and the floor, and the detector beside two. */
export async function photo(options: PhotoBenchOptions): Promise<void> {
  const { only, minutes } = options;
  if (only !== null && !Object.hasOwn(PARTS, only)) throw new Error(`There is no part "${only}" of the photo suite.`);
  const browser = await openBrowser(join(FOLDER, 'page'));
  const figures: Figure[] = [];
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (only !== null && only !== name) continue;
      const until = Date.now() + minutes * 60_000 * (only === null ? SHARES[name]! : 1);
      figures.push(...(await part(browser, { ...options, folder: FOLDER, until })));
    }
  } finally {
    await browser.close();
  }
  printFigures('photo', figures);
}
