import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { sniffPhoto } from '@ktp-ocr/core';
import { asPrinted, type Column, COLUMNS, isColumn } from './columns.ts';
import { rowsOfCsv } from './csv.ts';

/** A picture and the text on its card. */
export interface LabelledPicture {
  readonly path: string;
  /** As printed; a column that is missing here is not judged. */
  readonly expected: ReadonlyMap<Column, string>;
}

/** Why labels cannot be used, in a sentence without values; even a file's name may be a person's. */
export interface LabelProblem {
  readonly problem: string;
}

/** A row of the labels: its number, and its cells by the names of their columns. */
interface Row {
  readonly where: string;
  readonly cells: ReadonlyMap<string, string>;
}

const NAMES = `file, ${COLUMNS.join(', ')}`;
/** The kinds of file a reader accepts. */
const PHOTOS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'avif', 'heic', 'gif']);

function rowsOfTable(text: string): readonly Row[] | LabelProblem {
  const [head, ...rows] = rowsOfCsv(text) ?? [];
  if (!head) return { problem: 'The labels are not CSV: they are empty, or a quotation mark is never closed.' };
  const [, names] = head;
  const unknown = names.findIndex((name) => name !== 'file' && !isColumn(name));
  // The cell is not quoted: without a header row it would be personal data.
  if (unknown >= 0) {
    return { problem: `Column ${unknown + 1} of the first row has an unknown name. Known names: ${NAMES}.` };
  }
  const cut = rows.find(([, cells]) => cells.length > names.length);
  if (cut) return { problem: `Row ${cut[0]} has more cells than there are names. Does a comma need quotation marks?` };
  return rows.map(([row, cells]) => ({
    where: `Row ${row}`,
    cells: new Map(names.map((name, i) => [name, cells[i] ?? ''])),
  }));
}

function rowsOfJson(text: string): readonly Row[] | LabelProblem {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return { problem: 'The labels are no JSON.' };
  }
  if (!Array.isArray(list)) return { problem: 'The labels are not a JSON array with an object for each picture.' };
  const rows: Row[] = [];
  for (const [i, entry] of list.entries()) {
    const where = `Entry ${i + 1}`;
    if (typeof entry !== 'object' || entry === null) return { problem: `${where} of the labels is no object.` };
    const cells = Object.entries(entry).filter(([, value]) => value !== null);
    if (cells.some(([name]) => name !== 'file' && !isColumn(name))) {
      return { problem: `${where} has an unknown name. Known names: ${NAMES}.` };
    }
    if (cells.some(([, value]) => typeof value !== 'string')) {
      return { problem: `${where} has a value that is no string: a NIK as a number loses digits.` };
    }
    rows.push({ where, cells: new Map(cells.map(([name, value]) => [name, String(value)])) });
  }
  return rows;
}

/** What is wrong with the file that a row names, or `null`. */
async function problemOfFile(folder: string, file: string): Promise<string | null> {
  const inside = relative(folder, resolve(folder, file));
  if (file === '') return 'names no file.';
  if (isAbsolute(file) || inside.startsWith('..')) return 'names a file outside of the folder.';
  const bytes = await readFile(join(folder, file)).catch(() => null);
  if (!bytes) return 'names a file that is not there, or cannot be opened.';
  return PHOTOS.has(sniffPhoto(bytes).kind) ? null : 'names a file that is not a picture.';
}

async function pictureOf(folder: string, { where, cells }: Row): Promise<LabelledPicture | LabelProblem> {
  const file = cells.get('file') ?? '';
  const problem = await problemOfFile(folder, file);
  if (problem) return { problem: `${where} ${problem}` };
  const expected = new Map<Column, string>();
  for (const column of COLUMNS) {
    const value = asPrinted(column, cells.get(column) ?? '');
    if (value !== '') expected.set(column, value);
  }
  const nik = expected.get('nik');
  if (nik !== undefined && !/^\d{16}$/.test(nik)) {
    return { problem: `${where} has a NIK that is not sixteen digits. A spreadsheet rounds it unless it is text.` };
  }
  if (expected.size === 0) return { problem: `${where} expects nothing.` };
  return { path: join(folder, file), expected };
}

/** Reads the expected values of a folder's pictures, and checks that every picture is there. */
export async function readLabels(folder: string, file: string): Promise<readonly LabelledPicture[] | LabelProblem> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { problem: 'There is no such file of labels, or it cannot be opened.' };
  const rows = file.toLowerCase().endsWith('.json') ? rowsOfJson(text) : rowsOfTable(text);
  if ('problem' in rows) return rows;
  if (rows.length === 0) return { problem: 'The labels name no picture.' };
  const pictures: LabelledPicture[] = [];
  const problems: string[] = [];
  for (const row of rows) {
    const picture = await pictureOf(folder, row);
    if ('problem' in picture) problems.push(picture.problem);
    else pictures.push(picture);
  }
  return problems.length > 0 ? { problem: problems.join('\n') } : pictures;
}
