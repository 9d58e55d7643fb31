// npm run look: photographs every story at two widths, light and dark, and compares it with how it looked before.
//   npm run look -- [--keep] [--only PATTERN] [--built DIR]
// `--keep` saves pictures of the current look, before a change; without it, pictures are compared with the saved ones.
// Differences are written to .cache/look as a triptych: before, now, and where they differ. A picture has half the
// screen's resolution, and small differences in letter rendering do not count.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pixelmatch from 'pixelmatch';
import { type BrowserContext, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { preview } from 'vite';
import { launchOptions } from './browser.ts';

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    built: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log('npm run look -- [--keep] [--only PATTERN of a story id] [--built DIR of a built Storybook]');
  process.exit(0);
}

const root = join(import.meta.dirname, '..');
const KEPT = join(root, '.cache/look-kept');
const SEEN = join(root, '.cache/look');
const WIDTHS = [360, 1280] as const;
const THEMES = ['light', 'dark'] as const;
const SCALE = 0.5;
/** Share of a picture's pixels that may differ. */
const TOLERANCE = 0.002;

interface Shot {
  readonly name: string;
  readonly width: number;
  readonly theme: string;
}
/** The parts of Storybook's preview that are used here. */
interface Book {
  readonly __STORYBOOK_PREVIEW__?: {
    readonly currentRender?: { readonly phase?: string };
    readonly channel: { readonly emit: (name: string, what: unknown) => void };
  };
}
interface Picture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

async function pictureOf(file: string | Buffer, scale = 1): Promise<Picture> {
  const image = sharp(file);
  const { width } = await image.metadata();
  const { data, info } = await image
    .resize({ width: Math.round(width * scale) })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Extends a picture to a common size. */
async function spread({ data, width, height }: Picture, w: number, h: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .extend({ right: w - width, bottom: h - height, background: '#ff00ff' })
    .raw()
    .toBuffer();
}

/** The share of pixels that differ; if it is too high, a picture of the difference is saved. */
async function difference(before: Picture, now: Picture, name: string): Promise<number> {
  const width = Math.max(before.width, now.width);
  const height = Math.max(before.height, now.height);
  const [a, b] = await Promise.all([spread(before, width, height), spread(now, width, height)]);
  const marks = Buffer.alloc(a.length);
  const share = pixelmatch(a, b, marks, width, height, { threshold: 0.2 }) / (width * height);
  if (share > TOLERANCE) {
    const raw = { width, height, channels: 4 as const };
    const side = (input: Buffer, i: number) => ({ input, raw, left: i * (width + 8), top: 0 });
    await sharp({ create: { width: 3 * width + 16, height, channels: 3, background: '#808080' } })
      .composite([a, b, marks].map(side))
      .png()
      .toFile(join(SEEN, `${name}.png`));
  }
  return share;
}

/** Whether the story finished. */
async function openStory(page: Page, address: string, story: string): Promise<boolean> {
  await page.goto(`${address}iframe.html?id=${story}&viewMode=story`);
  const ended = await page.waitForFunction(() => {
    const { __STORYBOOK_PREVIEW__: book } = globalThis as unknown as Book;
    const phase = book?.currentRender?.phase ?? '';
    return ['completed', 'finished', 'errored'].includes(phase) && phase;
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  return (await ended.jsonValue()) !== 'errored';
}

/** What the camera sees, the hints about it, and a one-time code are different each time. */
const MOVING = 'video { filter: contrast(0); } .ktp-guide, .ktp-qr { visibility: hidden; }';

/** The open story, as seen by a person who turns the phone and changes the theme: nothing restarts. */
async function photograph(page: Page, { width, theme }: Shot): Promise<Buffer> {
  await page.setViewportSize({ width, height: 780 });
  await page.evaluate(async (chosen) => {
    const { __STORYBOOK_PREVIEW__: book } = globalThis as unknown as Book;
    book?.channel.emit('updateGlobals', { globals: { theme: chosen } });
    while (document.querySelector('main')?.dataset['theme'] !== chosen) await new Promise(requestAnimationFrame);
    // Sticky elements are positioned by the page's last scroll position.
    scrollTo(0, 0);
  }, theme);
  await page.waitForTimeout(100);
  return page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide', style: MOVING });
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.clock.setFixedTime(new Date('2026-06-15T10:00:00+07:00'));
  return page;
}

const built = values.built ?? join(root, '.cache/storybook');
if (!values.built) {
  console.log('Building Storybook …');
  const { status } = spawnSync('storybook', ['build', '--quiet', '-o', built], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const { entries } = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as {
  readonly entries: Readonly<Record<string, { readonly id: string; readonly type: string }>>;
};
const wanted = new RegExp(values.only);
if (!values.keep && !existsSync(KEPT)) {
  console.error('There are no pictures to compare with yet. Before your change, run: npm run look -- --keep');
  process.exit(1);
}
const stories = Object.values(entries).filter(({ type, id }) => type === 'story' && wanted.test(id));
const shotsOf = (story: string): readonly Shot[] =>
  WIDTHS.flatMap((width) => THEMES.map((theme) => ({ name: `${story}-${width}-${theme}`, width, theme })));
const shots = stories.flatMap(({ id }) => shotsOf(id));

rmSync(SEEN, { recursive: true, force: true });
mkdirSync(SEEN, { recursive: true });
mkdirSync(KEPT, { recursive: true });
const server = await preview({
  root,
  configFile: false,
  logLevel: 'silent',
  build: { outDir: built },
  preview: { port: 6106 },
});
const address = server.resolvedUrls!.local[0]!;
const browser = await chromium.launch(launchOptions());
const changed: string[] = [];
const broken: string[] = [];
const left = [...stories];
let done = 0;

async function compare(shot: Shot, photo: Buffer): Promise<void> {
  const file = join(KEPT, `${shot.name}.webp`);
  const now = await pictureOf(photo, SCALE);
  const isKnown = existsSync(file);
  const share = isKnown ? await difference(await pictureOf(file), now, shot.name) : 1;
  if (share <= TOLERANCE) return;
  changed.push(`${shot.name}: ${isKnown ? `${(100 * share).toFixed(1)} % differs` : 'not seen before'}`);
  if (!values.keep) return;
  const { data, ...raw } = now;
  await sharp(data, { raw: { ...raw, channels: 4 } })
    .webp({ quality: 60, effort: 6 })
    .toFile(file);
}

async function work(): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await openPage(context);
  for (let story = left.shift(); story; story = left.shift()) {
    if (await openStory(page, address, story.id)) {
      for (const shot of shotsOf(story.id)) await compare(shot, await photograph(page, shot));
    } else broken.push(story.id);
    done += 1;
    if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${stories.length} stories`);
    else if (done % 20 === 0) console.log(`${done} of ${stories.length} stories`);
  }
  await context.close();
}
await Promise.all([work(), work()]);
await browser.close();
await server.close();

const known = new Set(shots.map(({ name }) => `${name}.webp`));
const orphans = values.only ? [] : readdirSync(KEPT).filter((file) => !known.has(file));
if (values.keep) for (const file of orphans) rmSync(join(KEPT, file));
else changed.push(...orphans.map((file) => `${file}: its story is gone`));
for (const line of changed.toSorted()) console.log(line);
for (const story of broken.toSorted()) console.log(`${story}: its play fails, and it has no picture`);
console.log(
  `\n${shots.length} pictures of ${stories.length} stories, ${changed.length} ${values.keep ? 'kept' : 'different'}.`,
);
if (changed.length > 0 && !values.keep) {
  console.log('Look at .cache/look; where the new picture is right: npm run look -- --accept');
  process.exitCode = 1;
}
if (broken.length > 0) process.exitCode = 1;
