import { percent, type Rates } from './rates.ts';

/** One figure of two evaluations. */
export interface Difference {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly unit: string;
}

type Measured = readonly [value: number | null, unit: string];

const refusedOf = ({ refused }: Rates): number => Object.values(refused).reduce((sum, count) => sum + count, 0);

/** The figures by which two evaluations are compared; shares in per cent. */
function figuresOf(rates: Rates): ReadonlyMap<string, Measured> {
  const { all, nik, doubt, ms, fields } = rates;
  const share = (part: number, whole: number): Measured => [percent(part, whole), '%'];
  return new Map<string, Measured>([
    ['fields, letters and digits', share(all.letters, all.judged)],
    ['fields, as printed', share(all.printed, all.judged)],
    ['pictures refused', share(refusedOf(rates), rates.pictures)],
    ['NIK exact', share(nik.exact, nik.judged)],
    ['NIK wrong without a doubt', share(nik.wrongSilently, nik.judged)],
    ['wrong values that are doubted', share(doubt.wrongDoubted, doubt.wrong)],
    ['doubts on right values', share(doubt.doubtedRight, doubt.doubted)],
    ['median time a picture', [ms.median, 'ms']],
    ...Object.entries(fields).map(([name, field]) => [name, share(field.letters, field.judged)] as const),
  ]);
}

/** What changed since an earlier evaluation, figure by figure; figures that only one of them has are left out. */
export function compareRates(before: Rates, after: Rates): readonly Difference[] {
  const earlier = figuresOf(before);
  return [...figuresOf(after)].flatMap(([name, [value, unit]]) => {
    const old = earlier.get(name)?.[0] ?? null;
    return value === null || old === null ? [] : [{ name, before: old, after: value, unit }];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a parsed file was written by `--json`. */
export function isRates(value: unknown): value is Rates {
  const parts = ['refused', 'all', 'fields', 'doubt', 'nik', 'ms', 'faults'] as const;
  return isRecord(value) && value['format'] === 1 && parts.every((part) => isRecord(value[part]));
}
