import type { Difference } from './compareRates.ts';
import { FAULTS } from './faults.ts';
import { PAGE_STYLE } from './pageStyle.ts';
import { show, signed, sizeName } from './printRates.ts';
import { percent, type Rates, type Share } from './rates.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Long field names may break before a capital letter. */
const broken = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1<wbr>$2');

/** A share as a number with a bar below it; the bar only repeats the number, so it is hidden from screen readers. */
function bar(part: number, whole: number, kind: 'right' | 'strict' | 'wrong' = 'right'): string {
  const share = percent(part, whole);
  if (share === null) return '<td>–</td>';
  const drawn = `<span class="bar ${kind}" aria-hidden="true"><i style="width:${share}%"></i></span>`;
  return `<td class="rate">${share.toFixed(1)} %${drawn}</td>`;
}

const number = (value: number | string): string => `<td>${escaped(String(value))}</td>`;

function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly [name: string, cells: string])[],
): string {
  const names = head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map(([name, cells]) => `<tr><th scope="row">${broken(escaped(name))}</th>${cells}</tr>`).join('\n');
  return `<section><table><caption>${escaped(caption)}</caption>
<thead><tr>${names}</tr></thead><tbody>
${body}
</tbody></table></section>`;
}

const shares = ({ judged, letters, printed }: Share): string =>
  number(judged) + bar(letters, judged) + bar(printed, judged, 'strict');

function tiles(rates: Rates): string {
  const { all, nik, doubt, ms } = rates;
  const refused = Object.values(rates.refused).reduce((sum, count) => sum + count, 0);
  const entries = [
    ['Letters and digits right', show(all.letters, all.judged)],
    ['As printed', show(all.printed, all.judged)],
    ['NIK exact', show(nik.exact, nik.judged)],
    ['NIK wrong without a doubt', String(nik.wrongSilently)],
    ['Wrong values doubted', show(doubt.wrongDoubted, doubt.wrong)],
    ['Doubts on right values', show(doubt.doubtedRight, doubt.doubted)],
    ['Pictures refused', `${refused} of ${rates.pictures}`],
    ['Median time a picture', `${ms.median} ms`],
  ];
  return `<dl>${entries.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function nikTable({ nik }: Rates): string {
  const rows: readonly (readonly [string, number, 'right' | 'wrong'])[] = [
    ['exact', nik.exact, 'right'],
    ['exact, yet doubted', nik.exactDoubted, 'wrong'],
    ['wrong and doubted', nik.wrongDoubted, 'wrong'],
    ['wrong without a doubt', nik.wrongSilently, 'wrong'],
    ['not given', nik.missing, 'wrong'],
  ];
  return table(
    'The sixteen digits',
    ['NIK', 'pictures', 'share'],
    rows.map(([name, value, kind]) => [name, number(value) + bar(value, nik.judged, kind)]),
  );
}

function faultTable({ faults, all }: Rates): string {
  const counts = new Map<string, number>(Object.entries(faults));
  const rows = Object.entries(FAULTS).flatMap(([kind, meaning]): (readonly [string, string])[] => {
    const found = counts.get(kind) ?? 0;
    return found === 0 ? [] : [[meaning, number(found) + bar(found, all.judged - all.printed, 'wrong')]];
  });
  return table('What is wrong, where it is not as printed', ['kind of fault', 'values', 'share of all faults'], rows);
}

function differenceTable(differences: readonly Difference[]): string {
  if (differences.length === 0) return '';
  const rows = differences.map(({ name, before, after, unit }): readonly [string, string] => [
    name,
    number(`${before} ${unit}`) + number(`${after} ${unit}`) + number(signed(after - before)),
  ]);
  return table('Beside the baseline', ['figure', 'before', 'now', 'change'], rows);
}

/** The results of an evaluation as one HTML file that loads nothing: rates, no values. */
export function ratesPage(rates: Rates, differences: readonly Difference[]): string {
  const { fields, sizes, doubt, refused, ms } = rates;
  const codes = Object.entries(refused).map(([code, count]): readonly [string, string] => [
    code,
    number(count) + bar(count, rates.pictures, 'wrong'),
  ]);
  const sections = [
    differenceTable(differences),
    table(
      'By field',
      ['field', 'values', 'letters and digits', 'as printed', 'doubted'],
      Object.entries(fields).map(([name, field]) => [name, shares(field) + bar(field.doubted, field.judged, 'wrong')]),
    ),
    nikTable(rates),
    table(
      'By confidence: how often a value read with it is right',
      ['confidence', 'values', 'right'],
      doubt.steps.map(({ from, to, given, right }) => [`${from} to ${to}`, number(given) + bar(right, given)]),
    ),
    faultTable(rates),
    table(
      'By the longer side of the picture',
      ['size', 'pictures', 'refused', 'values', 'letters and digits', 'as printed'],
      sizes.map((size, i) => [
        sizeName(size.upTo, i > 0 ? sizes[i - 1]?.upTo : null),
        number(size.pictures) + number(size.refused) + shares(size),
      ]),
    ),
    codes.length > 0 ? table('Refused', ['error', 'pictures', 'share'], codes) : '',
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evaluation: rates of ${rates.pictures} pictures</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>How well cards are read</h1>
<p>${rates.pictures} pictures, ${rates.all.judged} expected values, ${escaped(rates.engine ?? 'no engine answered')}.
Nine pictures in ten took at most ${ms.ninetieth} ms.
This page holds rates only: no value of any card, and no file's name.</p>
${tiles(rates)}
${sections.join('\n')}
<p>A value is right by letters and digits where those agree; as printed where every space and mark does too. It is
doubted where it was read with a confidence below 0.8, the limit below which a person is asked to look.</p>
</main></body></html>
`;
}
