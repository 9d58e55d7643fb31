import { dateLikeAt } from '../words/dates.ts';
import { isAnswered, type KtpSuggestion } from '../draft.ts';
import { rtAndRw } from './canonical.ts';
import type { Facts } from './facts.ts';
import { hasLabelWord, withoutLabels } from '../words/printedLabels.ts';
import { asDigits, asLetters } from '../words/lookAlikes.ts';
import { plainName } from '../regions/places.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

/** Greatest length of a name with spaces (Permendagri 73/2022); older names may be longer. */
const LONGEST_NAME = 60;

function tailOf({ value }: Facts): number {
  const date = dateLikeAt(value.nama);
  if (date > 0) return date;
  const places = [value.tempatLahir, plainName(value.kabKota)].filter((place) => place.length > 3);
  const place = places.find((one) => value.nama.endsWith(` ${one}`));
  return place === undefined ? -1 : value.nama.length - place.length;
}

function name(facts: Facts): readonly Finding[] {
  const { nama } = facts.value;
  const found: Finding[] = [];
  const bare = withoutLabels(nama);
  if (bare !== nama)
    found.push({ case: 'label', at: 'nama', suggestions: bare === '' ? [] : [suggestion(bare, 0.9, 'label')] });
  else if (hasLabelWord(nama)) found.push({ case: 'word', at: 'nama' });
  const tail = tailOf(facts);
  if (tail > 0) {
    found.push({ case: 'tail', at: 'nama', suggestions: [suggestion(nama.slice(0, tail).trim(), 0.9, 'label')] });
  } else if (/\d/.test(nama)) {
    const letters = asLetters(nama);
    found.push({
      case: 'digit',
      at: 'nama',
      suggestions: /\d/.test(letters) ? [] : [suggestion(letters, 0.8, 'digit')],
    });
  }
  if (nama.length > LONGEST_NAME) found.push({ case: 'long', at: 'nama' });
  if (nama !== '' && !/\S\s+\S/.test(nama)) found.push({ case: 'single', at: 'nama' });
  return found;
}

/** Two numbers of up to three digits, whatever separates them and whatever letters were read instead of digits. */
function rtRwSuggestions(text: string): readonly KtpSuggestion[] {
  const numbers = text.replace(/\W*R[TW]\b\W*/gi, ' ').trim();
  const parted = numbers.replace(/^(\d+) *[|IilJ!] *(\d+)$/, '$1/$2').replace(/^(\d{3})[17](\d{3})$/, '$1/$2');
  const plain = rtAndRw(text) ?? rtAndRw(parted);
  const read = plain ?? rtAndRw(asDigits(numbers));
  return read === null ? [] : [suggestion(read, plain === null ? 0.8 : 1, plain === null ? 'digit' : 'format')];
}

/** Whether both are as printed or, if a person has typed or kept them, have fewer digits: the record pads them. */
function isRtRw({ draft, value: { rtRw } }: Facts): boolean {
  const printed = rtAndRw(rtRw);
  return /^-?$/.test(rtRw) || printed === rtRw || (printed !== null && isAnswered(draft.fields.rtRw));
}

/** The format of open fields. */
export const SHAPE_RULES: readonly Rule[] = [
  {
    id: 'name',
    inputs: ['nama', 'tempatLahir', 'kabKota'],
    severity: { digit: 'warn', long: 'hint', label: 'warn', word: 'hint', tail: 'warn', single: 'hint' },
    check: name,
  },
  {
    id: 'rtRw',
    inputs: ['rtRw'],
    severity: { length: 'warn' },
    check: (facts) =>
      isRtRw(facts) ? [] : [{ case: 'length', at: 'rtRw', suggestions: rtRwSuggestions(facts.value.rtRw) }],
  },
];
