import type { Corners } from '@ktp-ocr/core';
import type { Frame } from '@ktp-ocr/core/kit';
import { ask, type BenchBrowser } from './browser.ts';
import { atMost, type Figure, median, round } from '../figures.ts';
import { GROUND_NAMES } from './grounds.ts';
import { drawCards, drawScene, halved, overlap, type Scene } from './scenes.ts';

const CONTENDERS = [
  ['ours', 320],
  ['scanic', 320],
  ['scanic', 640],
  ['jscanify', 320],
  ['jscanify', 640],
] as const;
const HIT = 0.9;
/** At 30 frames per second each has 33 ms, all of which the detector may use on one core. */
const FRAME_MS = 1000 / 30;

interface Tally {
  hits: number;
  wrong: number;
  alarms: number;
  readonly ms: number[];
  readonly perGround: Map<string, number>;
}

const bytesOf = ({ data }: Frame): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function count(tally: Tally, { name, corners: truth }: Scene, found: Corners | null, ms: number): void {
  tally.ms.push(ms);
  if (!found) return;
  if (!truth) tally.alarms += 1;
  else if (overlap(truth, found) < HIT) tally.wrong += 1;
  else {
    tally.hits += 1;
    tally.perGround.set(name, (tally.perGround.get(name) ?? 0) + 1);
  }
}

/** The detector beside scanic and jscanify on drawn scenes: two thirds with a card, a third without. */
export async function detector(
  browser: BenchBrowser,
  { seed, scenes: wanted, until }: { readonly seed: number; readonly scenes: number; readonly until: number },
): Promise<readonly Figure[]> {
  const cards = await drawCards(seed, 8);
  const page = await browser.open();
  const tallies = CONTENDERS.map((): Tally => ({ hits: 0, wrong: 0, alarms: 0, ms: [], perGround: new Map() }));
  let [scenes, empty] = [0, 0];
  // Every third scene is empty, so that both kinds have been shown whenever time runs out.
  for (let i = 0; i < wanted * 1.5 && Date.now() < until; i += 1) {
    const shown = i % 3 < 2;
    if (shown) scenes += 1;
    else empty += 1;
    const ground = GROUND_NAMES[Math.trunc(i / 3) % GROUND_NAMES.length]!;
    const large = drawScene(seed * 100_000 + i, ground, shown ? cards[i % cards.length]! : null);
    if (i % 60 === 0) console.error(`detector: scene ${i + 1} of ${wanted * 1.5}`);
    const small = halved(large);
    browser.serve('640.rgba', bytesOf(large.frame));
    browser.serve('320.rgba', bytesOf(small.frame));
    for (const [k, [name, width]] of CONTENDERS.entries()) {
      const { corners, ms } = await ask(page, 'detect', name, `/${width}.rgba`, width);
      count(tallies[k]!, width === 640 ? large : small, corners, ms);
    }
  }
  await page.context().close();
  console.log(`\n${scenes} scenes with a card, ${empty} without; a hit has ${HIT} of its area in common with the card`);
  console.log(`                 hits  wrong  false alarms  ms median   hits on ${GROUND_NAMES.join(', ')}`);
  for (const [k, [name, width]] of CONTENDERS.entries()) {
    const { hits, wrong, alarms, ms, perGround } = tallies[k]!;
    const row = [hits, wrong, alarms, round(median(ms), 1)].map((value, i) =>
      String(value).padStart([6, 7, 14, 11][i]!),
    );
    console.log(
      `${`${name} ${width}`.padEnd(15)}${row.join('')}   ${GROUND_NAMES.map((g) => perGround.get(g) ?? 0).join(', ')}`,
    );
  }
  const [ours, ...peers] = tallies as [Tally, ...Tally[]];
  const best = Math.max(...peers.map(({ hits }) => hits));
  const share = (hits: number): number => round((100 * hits) / scenes, 1);
  return [
    { name: 'detector: hits', value: share(ours.hits), unit: '%', peer: share(best) },
    {
      name: 'detector: wrong outlines',
      value: share(ours.wrong),
      unit: '%',
      peer: share(Math.min(...peers.map((p) => p.wrong))),
    },
    {
      name: 'detector: false alarms',
      value: round((100 * ours.alarms) / empty, 1),
      unit: '%',
      peer: round((100 * Math.min(...peers.map((p) => p.alarms))) / empty, 1),
    },
    atMost(
      'detector: time a frame of 320',
      round(median(ours.ms), 1),
      'ms',
      round(FRAME_MS, 1),
      round(Math.min(...peers.map((p) => median(p.ms))), 1),
    ),
  ];
}
