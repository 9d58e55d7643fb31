import type { KtpErrorCode } from '@ktp-ocr/core';
import { type Column, COLUMNS } from './columns.ts';
import type { Fault } from './faults.ts';
import type { JudgedPicture, Judgement } from './judgePicture.ts';

/** Below this a person is asked to look: the limit in core's rules. */
const CLEAR_ENOUGH = 0.8;
/** Upper limits of a picture's longer side, in pixels. */
const SIZES = [640, 1000, 1600, 2400, null] as const;
/** Limits of the steps of confidence. */
const STEPS = [0, 0.5, 0.8, 0.95, 0.99, 1] as const;

/** The number of expected values, and how many of them are right. */
export interface Share {
  readonly judged: number;
  /** All letters and digits right. */
  readonly letters: number;
  /** Every space and mark right too. */
  readonly printed: number;
}

/** The results of an evaluation: counts only, no values and no file names. The shape of `--json`. */
export interface Rates {
  /** The version of this shape. */
  readonly format: 1;
  readonly engine: string | null;
  readonly pictures: number;
  /** Pictures that were refused, by code. */
  readonly refused: Readonly<Partial<Record<KtpErrorCode, number>>>;
  readonly all: Share;
  readonly fields: Readonly<Partial<Record<Column, Share & { readonly doubted: number }>>>;
  /** By the longer side of the picture: above the previous limit, up to `upTo` pixels; `null` means no limit. */
  readonly sizes: readonly (Share & {
    readonly upTo: number | null;
    readonly pictures: number;
    readonly refused: number;
  })[];
  readonly doubt: {
    /**
     * Values that were returned, those with wrong letters or digits, and those doubted: read with a confidence below
     * 0.8.
     */
    readonly given: number;
    readonly wrong: number;
    readonly wrongDoubted: number;
    readonly doubted: number;
    readonly doubtedRight: number;
    /** By confidence, from `from` to below `to`. */
    readonly steps: readonly {
      readonly from: number;
      readonly to: number;
      readonly given: number;
      readonly right: number;
    }[];
  };
  readonly nik: {
    readonly judged: number;
    readonly exact: number;
    readonly missing: number;
    readonly wrongDoubted: number;
    /** Wrong and not doubted. */
    readonly wrongSilently: number;
    readonly exactDoubted: number;
  };
  /** Milliseconds per picture. */
  readonly ms: { readonly median: number; readonly ninetieth: number; readonly most: number };
  /** Values that are not as printed, by kind of fault. */
  readonly faults: Readonly<Record<Fault, number>>;
}

const isDoubted = ({ given, confidence }: Judgement): boolean =>
  given && confidence !== null && confidence < CLEAR_ENOUGH;

const count = <T>(list: readonly T[], which: (one: T) => boolean): number => list.filter(which).length;

const shareOf = (judgements: readonly Judgement[]): Share => ({
  judged: judgements.length,
  letters: count(judgements, ({ letters }) => letters),
  printed: count(judgements, ({ printed }) => printed),
});

function sizesOf(pictures: readonly JudgedPicture[]): Rates['sizes'] {
  return SIZES.map((upTo, i) => {
    const above = SIZES[i - 1] ?? 0;
    const here = pictures.filter(
      ({ longerSide }) => longerSide !== null && longerSide > above && longerSide <= (upTo ?? Infinity),
    );
    const share = shareOf(here.flatMap(({ judgements }) => judgements));
    return { upTo, pictures: here.length, refused: count(here, ({ refused }) => refused !== null), ...share };
  }).filter(({ pictures: some }) => some > 0);
}

function doubtOf(judgements: readonly Judgement[]): Rates['doubt'] {
  const given = judgements.filter((one) => one.given);
  const steps = STEPS.slice(0, -1).map((from, i) => {
    const to = STEPS[i + 1] ?? 1;
    const here = given.filter(
      ({ confidence }) => confidence !== null && confidence >= from && (confidence < to || to === 1),
    );
    return { from, to, given: here.length, right: count(here, ({ letters }) => letters) };
  });
  return {
    given: given.length,
    wrong: count(given, ({ letters }) => !letters),
    wrongDoubted: count(given, (one) => !one.letters && isDoubted(one)),
    doubted: count(given, isDoubted),
    doubtedRight: count(given, (one) => one.letters && isDoubted(one)),
    steps: steps.filter((step) => step.given > 0),
  };
}

function nikOf(judgements: readonly Judgement[]): Rates['nik'] {
  const niks = judgements.filter(({ column }) => column === 'nik');
  const wrong = niks.filter(({ letters, given }) => given && !letters);
  return {
    judged: niks.length,
    exact: count(niks, ({ letters }) => letters),
    missing: count(niks, ({ given }) => !given),
    wrongDoubted: count(wrong, isDoubted),
    wrongSilently: count(wrong, (one) => !isDoubted(one)),
    exactDoubted: count(niks, (one) => one.letters && isDoubted(one)),
  };
}

function timesOf(pictures: readonly JudgedPicture[]): Rates['ms'] {
  const ms = pictures.map((picture) => Math.round(picture.ms)).toSorted((a, b) => a - b);
  const at = (share: number): number => ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0;
  return { median: at(0.5), ninetieth: at(0.9), most: ms.at(-1) ?? 0 };
}

function refusalsOf(pictures: readonly JudgedPicture[]): Rates['refused'] {
  const refused: Partial<Record<KtpErrorCode, number>> = {};
  for (const { refused: code } of pictures) if (code) refused[code] = (refused[code] ?? 0) + 1;
  return refused;
}

/** Counts the outcomes of some pictures. */
export function ratesOf(pictures: readonly JudgedPicture[]): Rates {
  const judgements = pictures.flatMap((picture) => picture.judgements);
  const fields: Partial<Record<Column, Share & { doubted: number }>> = {};
  for (const column of COLUMNS) {
    const own = judgements.filter((one) => one.column === column);
    if (own.length > 0) fields[column] = { ...shareOf(own), doubted: count(own, isDoubted) };
  }
  const by = pictures.find(({ engine }) => engine)?.engine;
  return {
    format: 1,
    engine: by ? [by.name, by.version].filter(Boolean).join(' ') : null,
    pictures: pictures.length,
    refused: refusalsOf(pictures),
    all: shareOf(judgements),
    fields,
    sizes: sizesOf(pictures),
    doubt: doubtOf(judgements),
    nik: nikOf(judgements),
    ms: timesOf(pictures),
    faults: faultsOf(judgements),
  };
}

function faultsOf(judgements: readonly Judgement[]): Rates['faults'] {
  const of = (kind: Fault): number => count(judgements, ({ fault }) => fault === kind);
  return {
    refused: of('refused'),
    lost: of('lost'),
    spaces: of('spaces'),
    marks: of('marks'),
    label: of('label'),
    elsewhere: of('elsewhere'),
    date: of('date'),
    cut: of('cut'),
    extra: of('extra'),
    misread: of('misread'),
    different: of('different'),
  };
}

/** Per cent with one decimal; `null` if there was nothing to count. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
