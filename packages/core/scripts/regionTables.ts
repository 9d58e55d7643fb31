// The tables of idn-area-data, and what this repository remembers of codes and names that are no longer in them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const manifest = require.resolve('idn-area-data/package.json');
const folder = join(dirname(manifest), 'data');

/** The version the tables come from. */
export const SOURCE = `idn-area-data ${(require(manifest) as { version: string }).version}`;

/** Rows of a table, without its head. Cells may be quoted, with quotes inside doubled. */
function rows(file: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
    ),
  );
}

export interface Area {
  /** Digits only. */
  readonly code: string;
  readonly name: string;
}

function areas(file: string): readonly Area[] {
  return rows(file)
    .map((cells) => ({ code: cells[0]!.replaceAll('.', ''), name: cells.at(-1)!.toUpperCase() }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export const provinces = areas('provinces.csv');
export const regencies = areas('regencies.csv');
export const districts = areas('districts.csv');
export const villages = areas('villages.csv');

interface History {
  readonly retired: readonly { readonly code: string; readonly now: string; readonly districts: readonly number[] }[];
  readonly formerRegencies: readonly { readonly code: string; readonly name: string }[];
  readonly formerNames: Readonly<Record<string, readonly string[]>>;
}

export const history = JSON.parse(readFileSync(new URL('regionHistory.json', import.meta.url), 'utf8')) as History;
