import { KTP_LINES } from '@ktp-ocr/core';
import { median } from '../figures.ts';
import { GRADES } from '../secondCards/recipes.ts';
import type { Strength } from './cards.ts';
import { BANDS, fieldsRight, linesRight, type Score } from './score.ts';
import type { Scores } from './scores.ts';

export const STRENGTHS: readonly Strength[] = ['clean', 'mild', 'medium', 'strong', 'beyond'];

export const medianMs = (score: Score): number => Math.round(median(score.ms));

/** Ours beside the peer by distortion, and ours by field. */
export function printOwn(ours: Scores, peer: Scores): void {
  console.log('fields right, letters and digits; NIK; NIK strictly wrong and doubted; median time a card');
  console.log(`${'condition'.padEnd(26)}${'ours'.padEnd(40)}tesseract.js, fields by their labels`);
  for (const [key, score] of [...ours.by].toSorted(([a], [b]) => a.localeCompare(b))) {
    const theirs = peer.of(key);
    const nik = `NIK ${score.right.get('nik') ?? 0}/${score.cards}, doubted ${score.wrongNiksDoubted}/${score.wrongNiks}`;
    const mine = `${fieldsRight(score)} %, ${nik}, ${medianMs(score)} ms`;
    console.log(`${key.padEnd(26)}${mine.padEnd(40)}${fieldsRight(theirs)} %, ${medianMs(theirs)} ms`);
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

const sumOf = (scores: readonly Score[], count: (score: Score) => number): number =>
  scores.reduce((sum, score) => sum + count(score), 0);

const share = (part: number, of: number): string => (of === 0 ? '-' : `${Math.round((1000 * part) / of) / 10} %`);

/** How often lines were right, by the confidence they were returned with, and what doubts are worth. */
export function printReliability(name: string, scores: readonly Score[]): void {
  console.log(`${name}: lines by confidence, and how many of them are right`);
  for (const [i, from] of BANDS.entries()) {
    const lines = sumOf(scores, ({ bands }) => bands[i]?.lines ?? 0);
    const right = sumOf(scores, ({ bands }) => bands[i]?.right ?? 0);
    console.log(`${`${from} to ${BANDS[i + 1] ?? 1}`.padEnd(20)}${String(lines).padEnd(8)}${share(right, lines)}`);
  }
  const of = (key: 'wrong' | 'doubted' | 'wrongDoubted'): number => sumOf(scores, ({ given }) => given[key]);
  const [wrong, doubted, both] = [of('wrong'), of('doubted'), of('wrongDoubted')];
  const niks = sumOf(scores, ({ cards, wrongNiks }) => cards - wrongNiks);
  const nikDoubts = sumOf(scores, ({ rightNiksDoubted }) => rightNiksDoubted);
  console.log(`wrong lines doubted ${share(both, wrong)}, doubts on right lines ${share(doubted - both, doubted)}`);
  console.log(`right NIKs doubted ${share(nikDoubts, niks)}\n`);
}

const nikOf = (score: Score): string => `NIK ${score.right.get('nik') ?? 0}/${score.cards}`;

function doubtsOf({ given, wrongNiks, wrongNiksDoubted, refused }: Score): string {
  const silent = `${wrongNiks - wrongNiksDoubted} wrong NIKs without a doubt`;
  const doubts = `${given.wrongDoubted} of ${given.wrong} wrong lines doubted, ${given.doubted} doubts`;
  return `${refused} refused, ${doubts}, ${silent}`;
}

/** The second generator's cards, by distortion. */
export function printSecond(second: Scores): void {
  console.log('second generator: fields right by letters and digits / with spaces and marks; NIK; doubts; median time');
  for (const [key, score] of [...second.by].toSorted(([a], [b]) => a.localeCompare(b))) {
    const right = `${fieldsRight(score)} / ${fieldsRight(score, true)} %`;
    console.log(`${key.padEnd(20)}${right.padEnd(18)}${nikOf(score)}, ${medianMs(score)} ms, ${doubtsOf(score)}`);
  }
  console.log('');
}

const distance = (own: number, second: number): string => {
  const points = Math.round((second - own) * 10) / 10;
  return `${own} → ${second} (${points > 0 ? '+' : ''}${points})`;
};

/** How far the results on the second generator's cards are from those on our own, by grade and by field. */
export function printDistance(own: Scores, second: Scores): void {
  const grades = GRADES.map(
    (grade) => [grade, own.of(grade === 'small' ? 'small, strong' : grade), second.of(grade)] as const,
  );
  console.log('own → second generator (distance), per cent right by letters and digits');
  console.log(`${'field'.padEnd(20)}${grades.map(([grade]) => grade.padEnd(24)).join('')}`);
  for (const line of KTP_LINES) {
    const cells = grades.map(([, ours, theirs]) => distance(linesRight(ours, [line]), linesRight(theirs, [line])));
    console.log(`${line.padEnd(20)}${cells.map((cell) => cell.padEnd(24)).join('')}`);
  }
  for (const strictly of [false, true]) {
    const cells = grades.map(([, ours, theirs]) =>
      distance(fieldsRight(ours, strictly), fieldsRight(theirs, strictly)),
    );
    console.log(`${(strictly ? 'all, as printed' : 'all').padEnd(20)}${cells.map((cell) => cell.padEnd(24)).join('')}`);
  }
  console.log('small: of our own, the smallest pictures; of the second generator, capitals of eight pixels\n');
}
