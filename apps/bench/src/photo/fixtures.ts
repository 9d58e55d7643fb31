import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { aimed, type Figure } from '../figures.ts';
import { ask, type BenchBrowser } from './browser.ts';

/**
 * Photographs jscanify ships for its own tests: documents on tables, taken with phones, two of them lying on their
 * side.
 */
const FOLDER = join(import.meta.dirname, '../../node_modules/jscanify/docs/images/test');
const LIMIT_MS = 20_000;
const SIDE = 64;
/**
 * Mean difference per channel, 0 to 255, that scaling and encoding cause; a rotated or cropped picture has ten times
 * that.
 */
const SAME = 6;

/** A thumbnail, upright, squeezed into a square. */
async function small(picture: Uint8Array): Promise<Uint8Array> {
  const upright = sharp(picture).autoOrient().flatten({ background: '#fff' }).toColourspace('srgb');
  return upright.resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer();
}

/** Prepares photos from a peer's own tests: the same picture must come out, upright and without its metadata. */
export async function fixtures(browser: BenchBrowser): Promise<readonly Figure[]> {
  const page = await browser.open();
  const names = readdirSync(FOLDER).filter((name) => /\.(jpe?g|png)$/i.test(name));
  let wrong = 0;
  for (const name of names) {
    const photo = readFileSync(join(FOLDER, name));
    browser.serve('fixture', photo);
    await ask(page, 'load', 'ours', '/fixture', 'image/jpeg');
    const { error } = await ask(page, 'run', LIMIT_MS);
    const prepared = error === null ? Buffer.from(await ask(page, 'resultBase64'), 'base64') : null;
    const [before, after] = [await small(photo), prepared && (await small(prepared))];
    const apart = after && before.reduce((sum, value, i) => sum + Math.abs(value - after[i]!), 0) / before.length;
    const bare = prepared !== null && (await sharp(prepared).metadata()).exif === undefined;
    const fine = apart !== null && apart < SAME && bare;
    if (!fine) wrong += 1;
    console.log(`${name.padEnd(20)}${error ?? `${apart!.toFixed(1)} apart${bare ? '' : ', metadata kept'}`}`);
  }
  await page.context().close();
  const name = "photos of jscanify's own tests that do not come out the same, upright and bare";
  return [aimed({ name, value: wrong, unit: `of ${names.length}`, goal: 0 }, 'most')];
}
