// Packs the regions of idn-area-data into the *.generated.ts files. Run: node packages/core/scripts/packRegions.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameKey } from '../src/card/regions/names.ts';
import { type Area, districts, history, provinces, regencies, SOURCE, villages } from './regionTables.ts';

const target = new URL('../src/card/regions/', import.meta.url);

const HEAD = `// Packed from ${SOURCE} by packages/core/scripts/packRegions.ts. Do not edit.
// This file is a database under the Open Database License 1.0, see NOTICE-ODbL. The code that reads it is MIT.
`;
/** With a notice that bundlers know to keep. */
const TABLE_HEAD = `${HEAD}/*! Indonesian regions from ${SOURCE}, ODbL 1.0, https://github.com/fityannugroho/idn-area-data */
`;

/** Areas by the code they lie in. */
function within(areas: readonly Area[], digits: number): ReadonlyMap<string, readonly Area[]> {
  const groups = new Map<string, Area[]>();
  for (const area of areas) {
    const parent = area.code.slice(0, digits);
    groups.set(parent, [...(groups.get(parent) ?? []), area]);
  }
  return groups;
}

const regenciesOf = within(regencies, 2);
const districtsOf = within(districts, 4);
const villagesOf = within(villages, 6);

/**
 * Ascending numbers as runs: a letter for the length of each run, after the number left out before it. `r` is 1 to 18;
 * `c3b` is 1 to 3, three left out, two more. A gap of one needs no digit.
 */
function runs(numbers: readonly number[]): string {
  const found: { skip: number; length: number }[] = [];
  let next = 1;
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === next) last.length += 1;
    else found.push({ skip: number - next, length: 1 });
    next = number + 1;
  }
  return found.map(({ skip, length }, i) => `${skip === Math.min(i, 1) ? '' : skip}${letter(length)}`).join('');
}

function letter(length: number): string {
  const sign = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'[length - 1];
  if (sign === undefined) throw new Error(`A run of ${length} districts has no letter.`);
  return sign;
}

function districtRuns(regency: string): string {
  return runs((districtsOf.get(regency) ?? []).map(({ code }) => Number(code.slice(4))));
}

/** Regencies without their title, which follows from their number: cities are numbered from 71. */
function packRegencies(province: string): string {
  let last = 0;
  return (regenciesOf.get(province) ?? [])
    .map(({ code, name }) => {
      const number = Number(code.slice(2));
      const jump = number === last + 1 ? '' : number;
      last = number;
      return `${jump}${name.replace(/^(KABUPATEN|KOTA) (ADMINISTRASI )?/, '')}`;
    })
    .join(';');
}

/** As the card prints it. */
function printed(province: string): string {
  return province.replace('DAERAH KHUSUS IBUKOTA', 'DKI');
}

function checked(text: string, names: number): string {
  // Separators inside a name would tear the table apart.
  if (text.split(/[;|]/).length !== names) throw new Error('A name holds a separator: choose another.');
  return JSON.stringify(text);
}

function regencyFile(): string {
  const table = provinces.map(({ code, name }) => `${code}${printed(name)};${packRegencies(code)}`).join('|');
  const retired = history.retired.map(({ code, now, districts: numbers }) => `${code}${now}${runs(numbers)}`).join(';');
  const former = history.formerRegencies.map(({ code, name }) => code + name);
  return `${TABLE_HEAD}
/** By province: code and name; its regencies, the number where it is not the next, and the name. */
export const REGENCIES =
  ${checked(table, provinces.length + regencies.length)};
/** In the same order, the numbers of the districts of each regency. */
export const DISTRICT_NUMBERS =
  ${checked(regencies.map(({ code }) => districtRuns(code)).join(';'), regencies.length)};
/** Codes no longer given out: the old one, the one of today, the numbers of its districts where they are known. */
export const RETIRED = ${JSON.stringify(retired)};
/** Codes of regencies that were renamed, and their names before, without title. */
export const FORMER_REGENCIES =
  ${checked(former.join(';'), former.length)};
`;
}

/** Districts with their villages, because both are always needed together. */
function namesFile(province: string): string {
  const own = districts.filter(({ code }) => code.startsWith(province));
  const byRegency = (regenciesOf.get(province) ?? []).map(({ code }) => districtsOf.get(code) ?? []);
  const former = own.flatMap(({ code, name }) =>
    (history.formerNames[code] ?? []).filter((old) => nameKey(old) !== nameKey(name)).map((old) => code + old),
  );
  // A village with the name of its district is written as `=`.
  const names = own.map((district) => {
    const inside = (villagesOf.get(district.code) ?? []).map(({ name }) => name).toSorted();
    return inside.map((name) => (name === district.name ? '=' : name));
  });
  const joined = (lists: readonly (readonly string[])[]): string =>
    checked(lists.map((list) => list.join(';')).join('|'), lists.flat().length);
  return `${TABLE_HEAD}
/** Names of districts, by regency and number. */
export const DISTRICTS =
  ${joined(byRegency.map((list) => list.map(({ name }) => name)))};
/** Codes and former names of districts, where they are more than another spelling. */
export const FORMER = ${JSON.stringify(former.join(';'))};
/** Names of villages, by district, each district's by the alphabet; \`=\` is called as its district. */
export const VILLAGES =
  ${joined(names)};
`;
}

function loaderFile(): string {
  const lines = provinces.map(({ code }) => `  '${code}': () => import('./names/${code}.generated.ts'),`);
  return `${HEAD}import type { PackedNames } from './makeAtlas.ts';

/** Fetches the names of a province. One import each, spelled out, so that bundlers make a chunk of each. */
export const NAMES_OF: Readonly<Record<string, () => Promise<PackedNames>>> = {
${lines.join('\n')}
};
`;
}

/** Every generated file by its path under `src/card/regions`. */
export function packRegions(): ReadonlyMap<string, string> {
  return new Map([
    ['regencies.generated.ts', regencyFile()],
    ['names.generated.ts', loaderFile()],
    ...provinces.map(({ code }): [string, string] => [`names/${code}.generated.ts`, namesFile(code)]),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of packRegions()) {
    const file = new URL(path, target);
    mkdirSync(dirname(fileURLToPath(file)), { recursive: true });
    writeFileSync(file, text);
    console.log(`${path} ${text.length}`);
  }
}
