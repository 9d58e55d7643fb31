import { describe, expect, test } from 'vitest';
import { type BundleFile, bundle } from './bundleSizes.ts';

const REGIONS = /\/\*! Indonesian regions from idn-area-data [\d.]+, ODbL 1\.0, https:\S+ \*\//;
const WEIGHTS = /\/\*! Weights of PaddleOCR, changed, Apache-2\.0, https:\S+ \*\//;
const RUNTIME = /\/\*!\s+\* ONNX Runtime Web v[\d.]+\s/;

/** The files that hold a text, each with whether it carries the notice. */
function carriers(files: readonly BundleFile[], held: RegExp, notice: RegExp): readonly boolean[] {
  return files.filter(({ text }) => held.test(text)).map(({ text }) => notice.test(text));
}

describe('notices outlive the minifier, where it keeps legal comments', () => {
  test('in every file with a table of regions', async () => {
    const files = await bundle(`export { loadRegions } from '@ktp-ocr/core'`);
    const tables = carriers(files, /ACEH SELATAN;ACEH TENGGARA|BAKONGAN;KLUET UTARA/, REGIONS);
    expect(tables).toEqual([true, true]);
    const names = files.filter(({ name }) => /\d\d\.generated$/.test(name));
    expect(names).toHaveLength(38);
    expect(names.filter(({ text }) => !REGIONS.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test('in the file that names the weights, and with the runtime', async () => {
    const files = await bundle(`export * from '@ktp-ocr/engine/browser'`);
    expect(carriers(files, /rec-v6-small/, WEIGHTS)).not.toContain(false);
    expect(files.some(({ text }) => WEIGHTS.test(text))).toBe(true);
    expect(files.some(({ text }) => RUNTIME.test(text))).toBe(true);
  });
});
