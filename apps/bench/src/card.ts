import { bundle, bytes } from './bundleSizes.ts';
import { type MeaningFigures, measureMeaning } from './card/measureMeaning.ts';
import { measureRules, newTally, type RuleFigures, type Tally } from './card/measureRules.ts';
import { aimed, type Figure, median, percent, printFigures } from './figures.ts';

const KNOWLEDGE = `export { accept, choicesOf, confirm, keep, maskNik, normalise, openFields, parseNik, provinces,
  regencies, setField, undo, withRegions } from '@ktp-ocr/core';`;

const DAMAGED_CARDS = 30_000;

function printTallies({ tallies, harmless, alarms }: RuleFigures): void {
  console.log(`${'misread'.padEnd(18)}fields  noticed %  first right %  first wrong %   peer: noticed, right`);
  for (const [key, { ours, peer }] of tallies) {
    const shares = [ours.detected, ours.right, ours.wrong].map((part) => percent(part, ours.confused).toFixed(2));
    const theirs = [peer.detected, peer.right].map((part) => percent(part, peer.confused).toFixed(1)).join(', ');
    const cells = shares.map((share, i) => share.padStart([11, 15, 15][i]!));
    console.log(`${key.padEnd(18)}${String(ours.confused).padStart(6)}${cells.join('')}   ${theirs}`);
  }
  console.log(`${harmless} confusions changed nothing but spaces.`);
  console.log(`Above a hint on clean cards: ${JSON.stringify(alarms)}`);
}

function sum(tallies: readonly Tally[]): Tally {
  const total = newTally();
  for (const tally of tallies) {
    for (const key of ['confused', 'detected', 'right', 'wrong'] as const) total[key] += tally[key];
  }
  return total;
}

/**
 * What the rules notice and suggest. The NIK counts if a digit was read as a sign, or one of the first twelve as
 * another digit: another serial makes a NIK just as valid as the right one, and is listed separately.
 */
export function ruleFigures({ tallies, cards, alarmed }: RuleFigures): readonly Figure[] {
  const both = (...kinds: readonly string[]): Record<'ours' | 'peer', Tally> => {
    const found = kinds.map((kind) => tallies.get(kind) ?? { ours: newTally(), peer: newTally() });
    return { ours: sum(found.map(({ ours }) => ours)), peer: sum(found.map(({ peer }) => peer)) };
  };
  const share = (tally: Tally, part: 'detected' | 'right' | 'wrong'): number => percent(tally[part], tally.confused);
  const [word, nik, serial] = [both('word'), both('sign', 'twin'), both('serial')];
  const figure = (name: string, of: typeof word, part: 'detected' | 'right' | 'wrong', peer = true): Figure => ({
    name,
    value: share(of.ours, part),
    unit: '%',
    ...(peer ? { peer: share(of.peer, part) } : {}),
  });
  return [
    aimed({ ...figure('closed fields noticed', word, 'detected'), goal: 99 }, 'least'),
    aimed({ ...figure('closed fields, first suggestion right', word, 'right'), goal: 95 }, 'least'),
    figure('closed fields, first suggestion wrong', word, 'wrong'),
    aimed({ ...figure('NIK noticed', nik, 'detected'), goal: 99 }, 'least'),
    aimed({ ...figure('NIK, first suggestion right', nik, 'right', false), goal: 85 }, 'least'),
    figure('NIK, first suggestion wrong', nik, 'wrong', false),
    figure('NIK noticed where only its serial is another', serial, 'detected'),
    aimed({ name: 'false alarms', value: percent(alarmed, cards), unit: '% of clean cards', goal: 0.5 }, 'most'),
  ];
}

/** Closed fields and places with letters cut, covered or misread: nothing of another meaning may be one press away. */
export function meaningFigure({ cards, otherMeaning }: MeaningFigures): Figure {
  return aimed(
    { name: `suggestions of another meaning, ${cards} damaged cards`, value: otherMeaning, unit: '', goal: 0 },
    'most',
  );
}

async function sizes(): Promise<readonly Figure[]> {
  const weigh = async (code: string): Promise<number> =>
    bytes(
      (await bundle(code)).filter(({ isEntry }) => isEntry),
      'brotli',
    );
  const knowledge = await weigh(KNOWLEDGE);
  const tables = await weigh(`export { provinces } from '@ktp-ocr/core'`);
  const names = await bundle(`export { loadRegions } from '@ktp-ocr/core'`);
  const largest = Math.max(...names.filter(({ isEntry }) => !isEntry).map(({ brotli }) => brotli));
  const unit = 'B brotli';
  return [
    aimed({ name: 'the card’s knowledge', value: knowledge, unit, goal: 14_000 }, 'most'),
    aimed({ name: 'provinces and regencies in it', value: tables, unit, goal: 5000 }, 'most'),
    aimed({ name: 'largest chunk of names', value: largest, unit, goal: 30_000 }, 'most'),
  ];
}

/** The card's knowledge: what it notices and suggests, how long it takes and how large it is. */
export async function card({ seed, cards }: { readonly seed: number; readonly cards: number }): Promise<void> {
  const measured = await measureRules(seed, cards);
  printTallies(measured);
  const meaning = await measureMeaning(seed, DAMAGED_CARDS);
  for (const example of meaning.examples) console.log(example);
  const ms = Math.round(median(measured.times) * 1000) / 1000;
  printFigures('card', [
    ...ruleFigures(measured),
    meaningFigure(meaning),
    aimed({ name: 'median time of normalise', value: ms, unit: 'ms', goal: 2 }, 'most'),
    ...(await sizes()),
  ]);
}
