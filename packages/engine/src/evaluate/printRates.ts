import type { Difference } from './compareRates.ts';
import { FAULTS } from './faults.ts';
import { percent, type Rates, type Share } from './rates.ts';

export const show = (part: number, whole: number): string => {
  const share = percent(part, whole);
  return share === null ? '-' : `${share.toFixed(1)} %`;
};

export function sizeName(upTo: number | null, before: number | null | undefined): string {
  if (upTo === null) return `above ${before ?? 0} px`;
  return before ? `${before + 1} to ${upTo} px` : `up to ${upTo} px`;
}

/** Rows of text in columns: the first aligned left, the others right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((cells) => (cells[i] ?? '').length)));
  return all
    .map((cells) =>
      cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

const shares = ({ judged, letters, printed }: Share): readonly string[] => [
  String(judged),
  show(letters, judged),
  show(printed, judged),
];

function doubts({ doubt, nik }: Rates): string {
  const rows: readonly (readonly string[])[] = [
    ['wrong values that are doubted', `${doubt.wrongDoubted} of ${doubt.wrong}`, show(doubt.wrongDoubted, doubt.wrong)],
    ['doubts on right values', `${doubt.doubtedRight} of ${doubt.doubted}`, show(doubt.doubtedRight, doubt.doubted)],
    ['NIK exact', `${nik.exact} of ${nik.judged}`, show(nik.exact, nik.judged)],
    ['NIK wrong without a doubt', `${nik.wrongSilently} of ${nik.judged}`, show(nik.wrongSilently, nik.judged)],
    ['NIK wrong and doubted', `${nik.wrongDoubted} of ${nik.judged}`, show(nik.wrongDoubted, nik.judged)],
    ['NIK not given', `${nik.missing} of ${nik.judged}`, show(nik.missing, nik.judged)],
    ['exact NIKs that are doubted', `${nik.exactDoubted} of ${nik.exact}`, show(nik.exactDoubted, nik.exact)],
  ];
  return table(['doubt and NIK', 'values', 'share'], rows);
}

/** The results of an evaluation, for a terminal. */
export function printRates(rates: Rates): string {
  const { fields, sizes, doubt, ms, faults, refused, all } = rates;
  const codes = Object.entries(refused).map(([code, count]) => `${code} ${count}`);
  const rows = Object.entries(fields).map(([name, field]) => [
    name,
    ...shares(field),
    show(field.doubted, field.judged),
  ]);
  const wrong = all.judged - all.printed;
  return [
    `${rates.pictures} pictures, ${all.judged} values, ${rates.engine ?? 'no engine answered'}`,
    `refused: ${codes.length === 0 ? 'none' : codes.join(', ')}`,
    `time a picture: ${ms.median} ms median, ${ms.ninetieth} ms for nine in ten, ${ms.most} ms at most`,
    '',
    table(['field', 'values', 'letters', 'as printed', 'doubted'], [...rows, ['all', ...shares(all), '']]),
    '',
    table(
      ['longer side', 'pictures', 'refused', 'values', 'letters', 'as printed'],
      sizes.map((size, i) => [
        sizeName(size.upTo, i > 0 ? sizes[i - 1]?.upTo : null),
        String(size.pictures),
        String(size.refused),
        ...shares(size),
      ]),
    ),
    '',
    doubts(rates),
    '',
    table(
      ['confidence', 'values', 'right'],
      doubt.steps.map(({ from, to, given, right }) => [`${from} to ${to}`, String(given), show(right, given)]),
    ),
    '',
    table(
      ['fault', 'values', 'share'],
      Object.entries(FAULTS).flatMap(([kind, meaning]) => {
        const found = Object.entries(faults).find(([name]) => name === kind)?.[1] ?? 0;
        return found === 0 ? [] : [[`${kind}: ${meaning}`, String(found), show(found, wrong)]];
      }),
    ),
    '',
  ].join('\n');
}

/** The changes since an earlier evaluation, for a terminal. */
export function printDifferences(differences: readonly Difference[]): string {
  const rows = differences.map(({ name, before, after, unit }) => [
    name,
    `${before} ${unit}`,
    `${after} ${unit}`,
    signed(after - before),
  ]);
  return `${table(['beside the baseline', 'before', 'now', 'change'], rows)}\n`;
}

export const signed = (change: number): string => `${change > 0 ? '+' : ''}${Math.round(change * 10) / 10}`;
