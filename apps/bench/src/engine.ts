import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { KTP_LINES, type PreparedPhoto } from '@ktp-ocr/core';
import { embeddedEngine } from '@ktp-ocr/engine/node';
import { createWorker } from 'tesseract.js';
import { aimed, type Figure, median, printFigures } from './figures.ts';
import { benchCards, otherPictures, type Strength } from './engine/cards.ts';
import { fieldsOfPage } from './engine/fieldsOfPage.ts';
import { readInBrowser } from './engine/browser.ts';
import { downloadMegabytes } from './engine/download.ts';
import { addCard, addPage, fieldsRight, letterErrors, linesRight, newScore, type Score } from './engine/score.ts';

const STRENGTHS: readonly Strength[] = ['clean', 'mild', 'medium', 'strong', 'beyond'];

const least = (name: string, value: number, goal: number, unit = '%', peer?: number): Figure =>
  aimed({ name, value, unit, goal, ...(peer === undefined ? {} : { peer }) }, 'least');
const most = (name: string, value: number, goal: number, unit: string, peer?: number): Figure =>
  aimed({ name, value, unit, goal, ...(peer === undefined ? {} : { peer }) }, 'most');

const ms = (score: Score): number => Math.round(median(score.ms));

interface Scores {
  readonly by: Map<string, Score>;
  readonly of: (key: string) => Score;
}

function scores(): Scores {
  const by = new Map<string, Score>();
  return {
    by,
    of: (key) => {
      const score = by.get(key) ?? newScore();
      by.set(key, score);
      return score;
    },
  };
}

/** Reads every card with both, and the pictures without a card with ours. */
async function readAll(
  seed: number,
  cards: number,
): Promise<{ ours: Scores; peer: Scores; page: Scores; invented: number }> {
  const engine = embeddedEngine({ threads: 2 });
  await engine.warm();
  const data = createRequire(import.meta.url).resolve('@tesseract.js-data/ind/package.json');
  const peer = await createWorker('ind', 1, { langPath: join(dirname(data), '4.0.0_best_int'), cacheMethod: 'none' });
  const { signal } = new AbortController();
  const readCard = (blob: Blob) => engine.recognise({ blob } as PreparedPhoto, { signal });
  let read = 0;
  const [ours, theirs, pages] = [scores(), scores(), scores()];
  for await (const { strength, distortion, person, photo } of benchCards(seed, cards)) {
    let started = performance.now();
    const lines = await readCard(photo).then(
      (reading) => reading.lines,
      () => ({}),
    );
    const oursMs = performance.now() - started;
    started = performance.now();
    const { text } = (await peer.recognize(Buffer.from(await photo.arrayBuffer()))).data;
    const peerMs = performance.now() - started;
    for (const key of new Set([strength, distortion === strength ? strength : `${distortion}, ${strength}`])) {
      addCard(ours.of(key), person, lines, oursMs);
      addCard(theirs.of(key), person, fieldsOfPage(text), peerMs);
      addPage(pages.of(key), person, text, peerMs);
    }
    read += 1;
    if (read % 10 === 0) console.error(`${read} cards read by both, ${Math.round(performance.now() / 1000)} s`);
  }
  let invented = 0;
  for (const [name, photo] of await otherPictures()) {
    const reading = await readCard(photo).catch(() => null);
    if (reading) console.log(`fields were given for ${name}: ${Object.keys(reading.lines).join(', ')}`);
    invented += Object.keys(reading?.lines ?? {}).length;
  }
  await engine.close();
  await peer.terminate();
  return { ours, peer: theirs, page: pages, invented };
}

function peakMegabytes(atOnce: number): number {
  const script = join(import.meta.dirname, 'engine/memory.ts');
  return Number(execFileSync(process.execPath, ['--conditions=source', script, String(atOnce)], { encoding: 'utf8' }));
}

function printTable(ours: Scores, peer: Scores): void {
  console.log('fields right, letters and digits; NIK; NIK strictly wrong and doubted; median time a card');
  console.log(`${'condition'.padEnd(26)}${'ours'.padEnd(40)}tesseract.js, fields by their labels`);
  for (const [key, score] of [...ours.by].toSorted(([a], [b]) => a.localeCompare(b))) {
    const theirs = peer.of(key);
    const nik = `NIK ${score.right.get('nik') ?? 0}/${score.cards}, doubted ${score.wrongNiksDoubted}/${score.wrongNiks}`;
    const mine = `${fieldsRight(score)} %, ${nik}, ${ms(score)} ms`;
    console.log(`${key.padEnd(26)}${mine.padEnd(40)}${fieldsRight(theirs)} %, ${ms(theirs)} ms`);
  }
  console.log(`\n${'field'.padEnd(20)}${STRENGTHS.map((s) => s.padEnd(18)).join('')}`);
  for (const line of KTP_LINES) {
    const cells = STRENGTHS.map((strength) => {
      const score = ours.of(strength);
      return `${linesRight(score, [line])} / ${linesRight(score, [line], true)}`.padEnd(18);
    });
    console.log(`${line.padEnd(20)}${cells.join('')}`);
  }
  console.log('per cent right: letters and digits / with spaces and marks\n');
}

/** The embedded engine beside tesseract.js with its Indonesian data, on the same drawn cards. */
export async function engine({ seed, cards }: { readonly seed: number; readonly cards: number }): Promise<void> {
  const { ours, peer, page, invented } = await readAll(seed, cards);
  printTable(ours, peer);
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
  const figures: Figure[] = [
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
    most('Node, median a clean card, 2 threads', ms(clean), 800, 'ms', ms(peer.of('clean'))),
    ...browser.map(({ name, ms, goal }) => (goal ? most(name, ms, goal, 'ms') : { name, value: ms, unit: 'ms' })),
    most('first download in the browser, brotli', downloadMegabytes(), 12.5, 'MB'),
    most('peak memory in Node', one, 550, 'MB'),
    most('peak memory for one more card at once', Math.round((four - one) / 3), 120, 'MB'),
    least('points ahead of tesseract.js by its labels, mild', ahead, 40, 'points'),
    { name: 'tesseract.js, anywhere on the page, mild', value: fieldsRight(page.of('mild')), unit: '%' },
  ];
  printFigures('engine', figures);
}
