import { isKtpError, KTP_LINES, type PreparedPhoto } from '@ktp-ocr/core';
import { embeddedEngine } from '@ktp-ocr/engine/node';
import { inventPerson, type SpecimenPerson } from '@ktp-ocr/testing/node';
import { ask, type BenchBrowser } from './browser.ts';
import { type Figure, round } from '../figures.ts';
import { keptPhoto, PHOTO_SIZES } from './photos.ts';

const LIMIT_MS = 60_000;
const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Percentage of the lines whose letters and digits are all right. */
function shareRight(read: Record<string, string>, person: SpecimenPerson): readonly [right: number, lines: number] {
  const printed = KTP_LINES.filter((line) => letters(person[line]) !== '');
  return [printed.filter((line) => letters(read[line] ?? '') === letters(person[line])).length, printed.length];
}

/** Photos of 12 megapixels, read by our engine untouched and prepared. */
export async function reading(
  browser: BenchBrowser,
  {
    seed,
    cards,
    folder,
    until,
  }: { readonly seed: number; readonly cards: number; readonly folder: string; readonly until: number },
): Promise<readonly Figure[]> {
  const engine = embeddedEngine();
  await engine.warm();
  const refusals: string[] = [];
  /** A photo the engine refuses has no line right, and is reported below the table. */
  const readOne = async (name: string, blob: Blob): Promise<Record<string, string>> => {
    const photo: PreparedPhoto = {
      blob,
      mediaType: 'image/jpeg',
      width: 0,
      height: 0,
      originalBytes: blob.size,
      quality: null,
    };
    try {
      const { lines } = await engine.recognise(photo, { signal: new AbortController().signal });
      return Object.fromEntries(KTP_LINES.map((line) => [line, lines[line]?.text ?? '']));
    } catch (error) {
      if (!isKtpError(error)) throw error;
      refusals.push(`${name}: ${error.code}`);
      return {};
    }
  };
  const page = await browser.open();
  const right = { untouched: 0, prepared: 0 };
  let lines = 0;
  let read = 0;
  for (let i = 0; i < cards && Date.now() < until; i += 1, read += 1) {
    if (i % 5 === 0) console.error(`reading: card ${i + 1} of ${cards}`);
    const options = { seed: seed + i, share: 0.45 + 0.4 * (i / Math.max(1, cards - 1)), tilt: (i % 5) * 2 - 4 };
    const photo = await keptPhoto(PHOTO_SIZES[0], options, folder);
    browser.serve('read.jpg', photo);
    await ask(page, 'load', 'ours', '/read.jpg', 'image/jpeg');
    const { error } = await ask(page, 'run', LIMIT_MS);
    if (error) throw new Error(`The photo could not be prepared: ${error}`);
    const prepared = Buffer.from(await ask(page, 'resultBase64'), 'base64');
    const person = inventPerson(options.seed);
    const [before, count] = shareRight(await readOne('untouched', new Blob([new Uint8Array(photo)])), person);
    const [after] = shareRight(await readOne('prepared', new Blob([prepared])), person);
    right.untouched += before;
    right.prepared += after;
    lines += count;
  }
  await page.context().close();
  await engine.close();
  const [untouched, prepared] = [(100 * right.untouched) / lines, (100 * right.prepared) / lines];
  console.log(
    `\n${read} photos, ${lines} lines: ${round(untouched, 1)} % right untouched, ${round(prepared, 1)} % prepared`,
  );
  if (refusals.length > 0) console.log(`refused: ${refusals.join(', ')}`);
  const met = untouched > 0 && prepared >= untouched - 0.5;
  return [
    {
      name: 'lines our engine reads right, prepared; the peer is the untouched photo',
      value: round(prepared, 1),
      unit: '%',
      peer: round(untouched, 1),
      goal: round(untouched - 0.5, 1),
      met,
    },
  ];
}
