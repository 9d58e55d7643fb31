import { tidy } from '../rules/canonical.ts';
import { KTP_LINES, type KtpLine, LONGEST_LINE } from '../fields.ts';
import { isIssue } from '../rules/issue.ts';
import { splitAtLabel, withoutLabel } from '../words/printedLabels.ts';
import type { KtpReading } from '../reading.ts';
import { provinces } from '../regions/regions.ts';

type Texts = Record<KtpLine, string>;

/** Sorts the two header lines, which may come in one or in the wrong order. */
function sortHeader(texts: Texts): void {
  const isTitle = (text: string): boolean => withoutLabel('provinsi', text) !== text;
  if (isTitle(texts.kabKota) && !isTitle(texts.provinsi)) {
    [texts.provinsi, texts.kabKota] = [texts.kabKota, texts.provinsi];
  }
  texts.provinsi = withoutLabel('provinsi', texts.provinsi);
  if (texts.kabKota !== '' || provinces.some(({ name }) => name === texts.provinsi)) return;
  const first = provinces
    .map(({ name }) => name)
    .filter((name) => texts.provinsi.toUpperCase().startsWith(`${name} `))
    .toSorted((a, b) => b.length - a.length)[0];
  if (first === undefined) return;
  texts.kabKota = texts.provinsi.slice(first.length).trim();
  texts.provinsi = texts.provinsi.slice(0, first.length);
}

/** A line as it was read, or an empty text if it is longer than any line of a card. */
export function asRead(reading: KtpReading, line: KtpLine): string {
  const text = reading.lines[line]?.text ?? '';
  return text.length > LONGEST_LINE ? '' : text;
}

/**
 * The text of each line without labels, colons and blanks. Values that were read into a neighbour's line are moved to
 * their own. No letter of a value is lost or changed.
 */
export function textsOf(reading: KtpReading): Readonly<Texts> {
  const texts = Object.fromEntries(
    KTP_LINES.map((line) => [line, tidy(withoutLabel(line, tidy(asRead(reading, line))))]),
  ) as Texts;
  sortHeader(texts);
  // Both are in one row of the card.
  const row = splitAtLabel('golDarah', texts.jenisKelamin);
  if (row && (texts.golDarah === '' || texts.golDarah === tidy(row[1]))) {
    [texts.jenisKelamin, texts.golDarah] = [tidy(row[0]), tidy(row[1])];
  }
  const [, lifelong = '', issue = ''] = /^(SEUMUR ?HIDUP)\b(.*)$/i.exec(texts.berlakuHingga) ?? [];
  if (lifelong !== '' && isIssue(issue)) texts.berlakuHingga = lifelong;
  return texts;
}
