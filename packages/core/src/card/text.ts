/** Letters and digits only, upper case: what is compared where spaces and punctuation do not count. */
export function bareText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Least number of letters to add, drop or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length]!;
}

/** How alike two texts are, 0 to 1: 1 where they differ in spaces and punctuation at most. */
export function likeness(a: string, b: string): number {
  const [x, y] = [bareText(a), bareText(b)];
  const longest = Math.max(x.length, y.length);
  return longest === 0 ? 0 : 1 - editDistance(x, y) / longest;
}

/** The one of some words that is spelled with the same letters, or `null`. */
export function sameLetters(text: string, words: readonly string[]): string | null {
  const wanted = bareText(text);
  return wanted === '' ? null : (words.find((word) => bareText(word) === wanted) ?? null);
}
