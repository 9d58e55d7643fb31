import type { Page } from 'playwright';
import sharp from 'sharp';
import { badInputs, CORNERS, type Input } from './badInputs.ts';
import { ask, type BenchBrowser } from './browser.ts';
import type { Figure } from '../figures.ts';

const METHODS = ['ours', 'browser-image-compression, worker', 'compressorjs', 'pica (image-blob-reduce)'] as const;
const LIMIT_MS = 20_000;

async function colourAt(picture: Buffer, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(picture, { failOn: 'none' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.trunc(y * info.height) * info.width + Math.trunc(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const parsed = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const CORNER_COLOURS = CORNERS.map(parsed);

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0);
}

/** Which of the corners a colour comes from: CMYK without a profile is only roughly what it was. */
function cornerOf(colour: readonly number[]): number {
  const far = CORNER_COLOURS.map((corner) => distance(colour, corner));
  return far.indexOf(Math.min(...far));
}

/** What is wrong with a result that raised no error; `null` if nothing is. */
async function faultOf(result: Buffer, { expected }: Input): Promise<string | null> {
  if (expected === 'refuse') return 'a picture, silently';
  const { format, width, height, exif, orientation = 1 } = await sharp(result, { failOn: 'none' }).metadata();
  if (format !== 'jpeg' && format !== 'png') return `${format}, which recognisers refuse`;
  if (exif?.includes('Invented')) return 'EXIF kept';
  if (orientation !== 1 || Math.abs(width / height - 1.5) > 0.02) return 'not upright';
  for (const i of CORNERS.keys()) {
    const seen = await colourAt(result, i % 2 ? 0.93 : 0.07, i < 2 ? 0.07 : 0.93);
    if (cornerOf(seen) !== i) return 'turned, or in wrong colours';
  }
  if (expected === 'white' && distance(await colourAt(result, 0.5, 0.53), [255, 255, 255]) > 60)
    return 'not white where it was transparent';
  return null;
}

/** Every method on every input of the matrix: refused, right, or silently wrong. */
export async function inputs(browser: BenchBrowser): Promise<readonly Figure[]> {
  const silent = new Map<string, number>(METHODS.map((method) => [method, 0]));
  let unkind = 0;
  const matrix = await badInputs();
  console.log(`\n${matrix.length} inputs`);
  const pages = new Map<string, Page>();
  for (const method of METHODS) pages.set(method, await browser.open());
  for (const input of matrix) {
    browser.serve('input', input.bytes);
    const row: string[] = [];
    for (const [method, page] of pages) {
      await ask(page, 'load', method, '/input', input.type);
      const { error } = await ask(page, 'run', LIMIT_MS);
      if (error !== null) {
        row.push(error.slice(0, 34));
        if (method === 'ours' && (input.expected !== 'refuse' || error === 'worker-failed')) unkind += 1;
      } else {
        const fault = await faultOf(Buffer.from(await ask(page, 'resultBase64'), 'base64'), input);
        row.push(fault ? `WRONG: ${fault}` : 'right');
        if (fault) silent.set(method, silent.get(method)! + 1);
      }
    }
    console.log(`${input.name.padEnd(32)}${row.map((cell) => cell.padEnd(36)).join('')}`);
  }
  for (const page of pages.values()) await page.context().close();
  for (const [method, count] of silent) console.log(`silently wrong, ${method}: ${count} of ${matrix.length}`);
  const [ours, ...peers] = [...silent.values()] as [number, ...number[]];
  return [
    {
      name: 'bad inputs that give a wrong picture silently',
      value: ours,
      unit: `of ${matrix.length}`,
      peer: Math.min(...peers),
      goal: 0,
      met: ours === 0,
    },
    {
      name: 'inputs that should work and do not, or fail without a name',
      value: unkind,
      unit: `of ${matrix.length}`,
      goal: 0,
      met: unkind === 0,
    },
  ];
}
