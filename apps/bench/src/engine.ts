import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readInBrowser } from './engine/browser.ts';
import { downloadMegabytes } from './engine/download.ts';
import { medianMs, printDistance, printOwn, printReliability, printSecond, STRENGTHS } from './engine/printTables.ts';
import { type OwnScores, readOwn, readSecond } from './engine/readCards.ts';
import { GRADES } from './secondCards/recipes.ts';
import { fieldsRight, letterErrors, linesRight } from './engine/score.ts';
import type { Scores } from './engine/scores.ts';
import { aimed, type Figure, printFigures } from './figures.ts';

const least = (name: string, value: number, goal: number, unit = '%', peer?: number): Figure =>
  aimed({ name, value, unit, goal, ...(peer === undefined ? {} : { peer }) }, 'least');
const most = (name: string, value: number, goal: number, unit: string, peer?: number): Figure =>
  aimed({ name, value, unit, goal, ...(peer === undefined ? {} : { peer }) }, 'most');

function peakMegabytes(atOnce: number): number {
  const script = join(import.meta.dirname, 'engine/memory.ts');
  return Number(execFileSync(process.execPath, ['--conditions=source', script, String(atOnce)], { encoding: 'utf8' }));
}

/** Figures for our own specimens, and for time, memory and download. */
async function ownFigures({ ours, peer, page, invented }: OwnScores): Promise<readonly Figure[]> {
  const [clean, mild, strong] = [ours.of('clean'), ours.of('mild'), ours.of('strong')];
  const all = STRENGTHS.map((strength) => ours.of(strength));
  const wrong = all.reduce((total, { wrongNiks }) => total + wrongNiks, 0);
  const doubted = all.reduce((total, { wrongNiksDoubted }) => total + wrongNiksDoubted, 0);
  const flagged = wrong === 0 ? 100 : Math.round((1000 * doubted) / wrong) / 10;
  const text = ['nama', 'alamat'] as const;
  const one = peakMegabytes(1);
  const four = peakMegabytes(4);
  const browser = await readInBrowser();
  const ahead = Math.round((fieldsRight(mild) - fieldsRight(peer.of('mild'))) * 10) / 10;
  return [
    least('fields right, clean', fieldsRight(clean), 99.5, '%', fieldsRight(peer.of('clean'))),
    least('fields right, mild', fieldsRight(mild), 98, '%', fieldsRight(peer.of('mild'))),
    least('fields right, strong', fieldsRight(strong), 92, '%', fieldsRight(peer.of('strong'))),
    least('Nama and Alamat strictly right, clean', linesRight(clean, text, true), 98),
    least('Nama and Alamat strictly right, mild', linesRight(mild, text, true), 95),
    least('NIK right, clean', linesRight(clean, ['nik']), 99.5),
    least('NIK right, mild', linesRight(mild, ['nik']), 99),
    least('NIK right, strong', linesRight(strong, ['nik']), 95),
    least(`wrong NIKs marked as doubtful, of ${wrong}`, flagged, 98),
    { name: 'right NIKs marked as doubtful', value: strong.rightNiksDoubted, unit: `of ${strong.cards} strong` },
    { name: 'NIK, wrong digits, strong', value: letterErrors(strong, 'nik'), unit: '%' },
    { name: 'Nama, wrong letters, strong', value: letterErrors(strong, 'nama'), unit: '%' },
    most('fields invented on pictures without a card', invented, 0, ''),
    most('Node, median a clean card, 2 threads', medianMs(clean), 800, 'ms', medianMs(peer.of('clean'))),
    ...browser.map(({ name, ms, goal }) => (goal ? most(name, ms, goal, 'ms') : { name, value: ms, unit: 'ms' })),
    most('first download in the browser, brotli', downloadMegabytes(), 12.5, 'MB'),
    most('peak memory in Node', one, 550, 'MB'),
    most('peak memory for one more card at once', Math.round((four - one) / 3), 120, 'MB'),
    least('points ahead of tesseract.js by its labels, mild', ahead, 40, 'points'),
    { name: 'tesseract.js, anywhere on the page, mild', value: fieldsRight(page.of('mild')), unit: '%' },
  ];
}

/** Figures for cards nothing was fitted to. */
function secondFigures(second: Scores): readonly Figure[] {
  const [clean, mild, strong, small] = [second.of('clean'), second.of('mild'), second.of('strong'), second.of('small')];
  const all = [clean, mild, strong, small];
  const silent = all.reduce((sum, { wrongNiks, wrongNiksDoubted }) => sum + wrongNiks - wrongNiksDoubted, 0);
  return [
    least('second generator, fields right, clean', fieldsRight(clean), 98.5),
    least('second generator, fields right, mild', fieldsRight(mild), 97.5),
    least('second generator, fields right, strong', fieldsRight(strong), 92),
    { name: 'second generator, fields right, small print', value: fieldsRight(small), unit: '%' },
    { name: 'second generator, as printed, mild', value: fieldsRight(mild, true), unit: '%' },
    most('second generator, wrong NIKs without a doubt', silent, 0, ''),
    { name: 'second generator, refused', value: all.reduce((sum, { refused }) => sum + refused, 0), unit: 'cards' },
  ];
}

interface Options {
  readonly seed: number;
  readonly cards: number;
  /** `own` or `second`: only the cards of one generator. */
  readonly only: string | null;
}

/** The embedded engine on our specimens, beside tesseract.js, and on drawn cards it has never seen. */
export async function engine({ seed, cards, only }: Options): Promise<void> {
  const own = only === 'second' ? null : await readOwn(seed, cards);
  const second = only === 'own' ? null : await readSecond(seed, cards);
  if (own) printOwn(own.ours, own.peer);
  if (second) printSecond(second);
  const graded = (of: Scores, grades: readonly string[]) => grades.map((grade) => of.of(grade));
  if (own) printReliability('own generator', graded(own.ours, STRENGTHS));
  if (second) printReliability('second generator', graded(second, GRADES));
  if (own && second) printDistance(own.ours, second);
  const figures = [...(own ? await ownFigures(own) : []), ...(second ? secondFigures(second) : [])];
  printFigures('engine', figures);
}
