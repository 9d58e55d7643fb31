/** Letters and digits only, in upper case, to compare texts regardless of spaces and punctuation. */
export function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Levenshtein distance: the least number of letters to add, drop or change. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, change));
    }
    previous = row;
  }
  return previous[b.length]!;
}

/**
 * How much the start of a text differs from a word, as a share of the word's length: 0 is exact. Ignores spaces and
 * case.
 */
export function startDistance(text: string, word: string): number {
  const wanted = bare(word);
  const given = bare(text);
  const lengths = [wanted.length - 1, wanted.length, wanted.length + 1].filter((n) => n >= 2);
  return Math.min(...lengths.map((n) => editDistance(given.slice(0, n), wanted))) / wanted.length;
}

/** How much the closest part of a text differs from a word, as a share of the word: 0 means the text contains it. */
export function partDistance(text: string, word: string): number {
  const [wanted, given] = [bare(word), bare(text)];
  // The part may begin anywhere in the text: what comes before it costs nothing.
  let row = Array.from({ length: given.length + 1 }, () => 0);
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= given.length; j += 1) {
      const change = row[j - 1]! + (wanted[i - 1] === given[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change));
    }
    row = next;
  }
  return Math.min(...row) / wanted.length;
}

/** Letters that recognisers read instead of digits. */
const LOOKALIKE: Readonly<Record<string, string>> = {
  O: '0',
  D: '0',
  Q: '0',
  U: '0',
  C: '0',
  I: '1',
  L: '1',
  '|': '1',
  '!': '1',
  J: '1',
  T: '7',
  '?': '7',
  Z: '2',
  E: '2',
  B: '8',
  R: '8',
  S: '5',
  G: '6',
  b: '6',
  A: '4',
  Y: '4',
  H: '4',
  P: '9',
};

/**
 * A text as digits: look-alikes are read as digits, everything else is dropped. Only for finding things, never for
 * values.
 */
export function asDigits(text: string): string {
  return [...text].map((c) => (/\d/.test(c) ? c : (LOOKALIKE[c] ?? LOOKALIKE[c.toUpperCase()] ?? ''))).join('');
}

const DATE = /(?<![\d])(\d{1,2})\s*[-.,–—~_ ]{0,2}\s*(\d{2})\s*[-.,–—~_ ]{0,2}\s*(\d{4})\s*\.?\s*$/;

/**
 * A date at the end of a text, as `dd-mm-yyyy`, and where it begins, or `null` if there is none. No digit is changed.
 */
export function dateAtEnd(text: string): { readonly date: string; readonly index: number } | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, d = '', month = '', year = ''] = match;
  const day = d.padStart(2, '0');
  if (Number(day) < 1 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return null;
  return { date: `${day}-${month}-${year}`, index: match.index };
}
