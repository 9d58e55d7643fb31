/** Letters and digits of a text, and before which of them there is a space or a mark that may separate two words. */
interface Letters {
  readonly letters: readonly string[];
  readonly spaces: ReadonlySet<number>;
}

function lettersOf(text: string): Letters {
  const letters: string[] = [];
  const spaces = new Set<number>();
  for (const letter of text) {
    if (letter === ' ') spaces.add(letters.length);
    else letters.push(letter);
  }
  return { letters, spaces };
}

/** If more than this share of the letters differ, two readings are not of the same print. */
const MOST_CHANGES = 0.25;

/** Pairs each letter of `a` with a letter of `b`, with the fewest changes; `null` if there are too many. */
function paired(a: readonly string[], b: readonly string[]): ReadonlyMap<number, number> | null {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    const above = rows[i - 1]!;
    for (let j = 1; j <= b.length; j += 1) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, change));
    }
    rows.push(row);
  }
  if (rows[a.length]![b.length]! > MOST_CHANGES * Math.max(a.length, b.length)) return null;
  const pairs = new Map<number, number>();
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    const here = rows[i]![j]!;
    if (here === rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)) {
      i -= 1;
      j -= 1;
      pairs.set(i, j);
    } else if (here === rows[i - 1]![j]! + 1) i -= 1;
    else j -= 1;
  }
  return pairs;
}

/** Marks that some offices set close to the next word and others apart: only the picture can tell. */
const MARK = /[.,]/;

/**
 * Combines two readings of the same letters: the spaces of the first but, beside marks and between a number and a word,
 * those of the second, which were seen in the picture.
 */
export function withGapsSeen(text: string, gaps: string): string {
  const seen = lettersOf(gaps).spaces;
  const ours = lettersOf(text);
  return ours.letters
    .map((letter, i) => {
      const before = ours.letters[i - 1] ?? '';
      const parted = seen.has(i) && /\d/.test(before) && /[A-Z]/.test(letter);
      const spaced = MARK.test(before) || MARK.test(letter) ? seen.has(i) : ours.spaces.has(i) || parted;
      return i > 0 && spaced ? ` ${letter}` : letter;
    })
    .join('');
}

/**
 * A text with the spaces of another reading of the same print: one reader knows letters better, another spaces. No
 * letter is changed. `null` if the two readings differ too much.
 */
export function takeSpaces(text: string, from: string): string | null {
  const [ours, theirs] = [lettersOf(text), lettersOf(from)];
  const pairs = paired(ours.letters, theirs.letters);
  if (!pairs) return null;
  return ours.letters
    .map((letter, i) => (i > 0 && theirs.spaces.has(pairs.get(i) ?? -1) ? ` ${letter}` : letter))
    .join('');
}
