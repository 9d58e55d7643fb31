import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { filmCamera, inventPerson } from '@ktp-ocr/testing/node';
import { type Browser, chromium, type Page } from 'playwright';
import { launchOptions } from '../../../scripts/browser.ts';
import { atMost, aimed, type Figure, median, printFigures, round } from './figures.ts';
import { press, scan, type Stage } from './interaction/scan.ts';
import { type Watched, watchPage } from './interaction/watch.ts';
import { buildPage, listen } from './photo/browser.ts';

/** How much the page's thread is slowed down: about the ratio of a low-end phone to a desktop computer. */
const SLOWER = 4;
const PICTURES_PER_SECOND = 30;
const BARE_MS = 6000;

async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, permissions: ['camera'] });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watchPage);
  await page.goto(address);
  return page;
}

const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as unknown as { ktpWatched: () => Watched }).ktpWatched());

/** Pictures per second between two times, and the longest gap without one. */
function pace(pictures: readonly number[], from: number, until: number): { perSecond: number; gap: number } {
  const shown = pictures.filter((at) => at >= from && at <= until);
  const gaps = shown.slice(1).map((at, i) => at - shown[i]!);
  const span = (shown.at(-1) ?? from) - (shown[0] ?? from);
  return { perSecond: span === 0 ? 0 : ((shown.length - 1) * 1000) / span, gap: Math.max(0, ...gaps) };
}

interface Run {
  readonly stages: readonly Stage[];
  readonly seen: Watched;
  readonly pace: { readonly perSecond: number; readonly gap: number };
}

async function scanned(browser: Browser, address: string): Promise<Run> {
  const page = await openPage(browser, address);
  try {
    const stages = await scan(page);
    const seen = await watched(page);
    const at = (name: Stage['name']): number => stages.find((stage) => stage.name === name)!.until;
    return { stages, seen, pace: pace(seen.pictures, at('camera') + 500, at('camera') + 5500) };
  } finally {
    await page.context().close();
  }
}

async function bare(browser: Browser, address: string): Promise<Run> {
  const page = await openPage(browser, `${address}?bare`);
  try {
    await page.getByRole('button').waitFor();
    await page.waitForTimeout(1500);
    const started = await page.evaluate(() => performance.now());
    await press(page, page.getByRole('button'));
    await page.waitForTimeout(1000);
    for (let i = 0; i < 5; i += 1) await press(page, page.getByRole('button'));
    const from = await page.evaluate(() => performance.now());
    await page.waitForTimeout(BARE_MS);
    const seen = await watched(page);
    const stages: readonly Stage[] = [
      { name: 'start', until: started },
      { name: 'camera', until: Infinity },
    ];
    return { stages, seen, pace: pace(seen.pictures, from, from + BARE_MS) };
  } finally {
    await page.context().close();
  }
}

const stageOf = (stages: readonly Stage[], at: number): string =>
  stages.find(({ until }) => at <= until)?.name ?? 'after it';

function figuresOf(ours: readonly Run[], floor: readonly Run[]): readonly Figure[] {
  const longest = (run: Run): number => Math.max(0, ...run.seen.interactions.map(({ ms }) => ms));
  const tasks = (run: Run, what: 'ms' | 'scripts', ...names: readonly Stage['name'][]): number =>
    Math.max(
      0,
      ...run.seen.longTasks
        .filter(({ at }) => (names as readonly string[]).includes(stageOf(run.stages, at)))
        .map((task) => task[what]),
    );
  const of = (runs: readonly Run[], value: (run: Run) => number): number => round(median(runs.map(value)), 1);
  const kept = median(ours.map((run, i) => run.pace.perSecond / Math.max(0.1, floor[i]!.pace.perSecond)));
  return [
    atMost('longest interaction of the scan', of(ours, longest), 'ms', 100, of(floor, longest)),
    atMost(
      'scripts in one long task, camera to preparation',
      of(ours, (run) => tasks(run, 'scripts', 'camera', 'capture', 'preparation')),
      'ms',
      50,
      of(floor, (run) => tasks(run, 'scripts', 'camera')),
    ),
    {
      name: 'longest task there, with what is the browser`s own',
      value: of(ours, (run) => tasks(run, 'ms', 'camera', 'capture', 'preparation')),
      unit: 'ms',
      peer: of(floor, (run) => tasks(run, 'ms', 'camera')),
    },
    aimed(
      {
        name: 'pictures of the camera',
        value: of(ours, (run) => run.pace.perSecond),
        unit: 'a second',
        peer: of(floor, (run) => run.pace.perSecond),
        goal: 24,
      },
      'least',
    ),
    aimed({ name: 'pictures, by those of the bare page', value: round(kept), unit: 'x', peer: 1, goal: 0.95 }, 'least'),
    {
      name: 'longest time without a picture',
      value: of(ours, (run) => run.pace.gap),
      unit: 'ms',
      peer: of(floor, (run) => run.pace.gap),
    },
  ];
}

function tell(run: Run): void {
  const worst = run.seen.interactions.toSorted((a, b) => b.ms - a.ms).slice(0, 6);
  for (const { kind, on, at, ms, delay, work } of worst) {
    const parts = `${Math.round(delay)} ms until it was heard, ${Math.round(work)} in listeners`;
    console.log(`  ${ms} ms  ${kind} on ${on}, ${stageOf(run.stages, at)}: ${parts}`);
  }
  for (const { at, ms, scripts, by } of run.seen.longTasks) {
    console.log(
      `  long task of ${Math.round(ms)} ms, ${Math.round(scripts)} in scripts, ${stageOf(run.stages, at)}: ${by}`,
    );
  }
}

/**
 * A whole scan with the live camera, on a page whose thread is slowed down, alternating with a page that only shows the
 * camera.
 */
export async function interaction({ rounds }: { readonly rounds: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ktp-interaction-'));
  const film = join(folder, 'card.y4m');
  const pose = { size: 0.5, x: 0.02, y: -0.09, tilt: -3 };
  const shots = [{ seconds: 2, from: pose, to: { ...pose, x: -0.02 } }];
  const size = { width: 720, height: 1280, framesPerSecond: PICTURES_PER_SECOND };
  writeFileSync(film, await filmCamera(inventPerson(12), shots, size));
  await buildPage(join(import.meta.dirname, 'interaction/page'), join(folder, 'page'));
  const server = await listen(join(folder, 'page'));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch(
    launchOptions([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]),
  );
  const [ours, floor]: [Run[], Run[]] = [[], []];
  try {
    for (let i = 0; i < rounds; i += 1) {
      floor.push(await bare(browser, address));
      const run = await scanned(browser, address);
      ours.push(run);
      console.log(`\nround ${i + 1}: ${run.seen.interactions.length} interactions counted; the slowest:`);
      tell(run);
    }
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `\nThe machine had ${round(loadavg()[0] ?? 0, 1)} programs waiting for ${cpus().length} cores: above one a core the times say more of them than of us.`,
  );
  printFigures('interaction', figuresOf(ours, floor));
}
