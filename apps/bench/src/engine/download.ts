import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What a browser fetches the first time, compressed as a server would: weights and runtime. In megabytes. */
export function downloadMegabytes(): number {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@ktp-ocr/engine/package.json')), 'models');
  const bytes = readdirSync(folder)
    .map((file) => brotliCompressSync(readFileSync(join(folder, file))).length)
    .reduce((a, b) => a + b, 0);
  return Math.round(bytes / 10_000) / 100;
}
