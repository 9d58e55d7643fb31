import { choicesOf, type KtpDraft, type KtpReading, loadRegions, normalise } from '@ktp-ocr/core';
import { closest } from 'fastest-levenshtein';
import { isValidNIK } from 'nusantara-valid';
import { seededUpTo } from './upTo.ts';
import { CLOSED_FIELDS, type Confused, confuse } from './confusions.ts';
import { type Card, inventCard } from './inventCard.ts';

const TODAY = '2026-11-01';
const EMPTY = normalise(null, { today: TODAY });
const WORDS = new Map(CLOSED_FIELDS.map((field) => [field, choicesOf(EMPTY, field)]));

/** Out of a number of misread fields: how many were noticed, and how often the first suggestion was right or wrong. */
export interface Tally {
  confused: number;
  detected: number;
  right: number;
  wrong: number;
}

export const newTally = (): Tally => ({ confused: 0, detected: 0, right: 0, wrong: 0 });

export interface RuleFigures {
  /** By kind of confusion, and by line for closed fields. */
  readonly tallies: ReadonlyMap<string, { readonly ours: Tally; readonly peer: Tally }>;
  /** Confusions that leave the value the same: a lost space, a dash. */
  readonly harmless: number;
  readonly cards: number;
  /** Clean cards with a finding more severe than a hint, and what was found. */
  readonly alarmed: number;
  readonly alarms: Readonly<Record<string, number>>;
  /** Milliseconds of `normalise`, one entry per card. */
  readonly times: readonly number[];
}

function add(tally: Tally, detected: boolean, isRight: boolean | null): void {
  tally.confused += 1;
  if (detected) tally.detected += 1;
  if (isRight !== null) tally[isRight ? 'right' : 'wrong'] += 1;
}

function readingOf(card: Card): KtpReading {
  const entries = Object.entries(card).map(([line, text]) => [line, { text, confidence: null, box: null }]);
  const engine = { name: 'bench', version: null, ms: null };
  return { engine, lines: Object.fromEntries(entries), face: null, warnings: [], requestId: null };
}

/** Whether the review asks about a line, or says something about it that it does not say about the clean card. */
function isNoticed(line: Confused['line'], draft: KtpDraft, clean: KtpDraft): boolean {
  const about = ({ fields }: KtpDraft): readonly string[] =>
    Object.values(fields)
      .flatMap(({ issues }) => issues)
      .filter(({ field, others }) => field === line || others.includes(line))
      .map(({ code, field }) => `${code} ${field}`);
  const before = about(clean);
  return draft.fields[line].status !== 'ok' || about(draft).some((one) => !before.includes(one));
}

/**
 * Misreads fields of invented cards as recognisers do, one to three per card, and counts what the rules make of it. The
 * peers: a NIK checker from the registry, and the nearest word by plain edit distance.
 */
export async function measureRules(seed: number, cards: number): Promise<RuleFigures> {
  const regions = await loadRegions('all');
  const upTo = seededUpTo(seed);
  const tallies = new Map<string, { ours: Tally; peer: Tally }>();
  const alarms: Record<string, number> = {};
  const times: number[] = [];
  let alarmed = 0;
  let harmless = 0;

  const count = ({ line, kind, text }: Confused, draft: KtpDraft, clean: KtpDraft): void => {
    const right = clean.fields[line].value;
    const first = draft.fields[line].suggestions[0];
    const words = line === 'nik' ? null : WORDS.get(line)!;
    for (const key of line === 'nik' ? [kind] : [kind, line]) {
      const { ours, peer } = tallies.get(key) ?? { ours: newTally(), peer: newTally() };
      tallies.set(key, { ours, peer });
      add(ours, isNoticed(line, draft, clean), first ? first.value === right : null);
      if (words) add(peer, !words.includes(text), words.includes(text) ? null : closest(text, [...words]) === right);
      else add(peer, !isValidNIK(text), null);
    }
  };

  for (let i = 0; i < cards; i += 1) {
    const printed = inventCard(seed + i, regions, upTo);
    const clean = normalise(readingOf(printed), { today: TODAY, regions });
    const issues = [...Object.values(clean.fields).flatMap((field) => field.issues), ...clean.issues];
    const codes = issues.filter(({ severity }) => severity !== 'hint').map(({ code }) => code);
    if (codes.length > 0) alarmed += 1;
    for (const code of codes) alarms[code] = (alarms[code] ?? 0) + 1;
    const confused = confuse(printed, upTo);
    const reading = readingOf({ ...printed, ...Object.fromEntries(confused.map(({ line, text }) => [line, text])) });
    const started = performance.now();
    const draft = normalise(reading, { today: TODAY, regions });
    times.push(performance.now() - started);
    for (const one of confused) {
      if (draft.fields[one.line].value === clean.fields[one.line].value) harmless += 1;
      else count(one, draft, clean);
    }
  }
  return { tallies, harmless, cards, alarmed, alarms, times };
}
