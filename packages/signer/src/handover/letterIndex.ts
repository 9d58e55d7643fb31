import type { Letter } from './letter.ts';

export interface LetterIndex {
  readonly size: number;
  add(letter: Letter): void;
  /** @returns whether it was there. */
  remove(letter: Letter): boolean;
  has(letter: Letter): boolean;
  byKey(key: string): Letter | undefined;
  byToken(token: string): Letter | undefined;
  /** A user's single open hand-over. */
  byOwner(owner: string | null): Letter | undefined;
}

/** Hand-overs by the three things that identify them. */
export function createLetterIndex(): LetterIndex {
  const byKey = new Map<string, Letter>();
  const byToken = new Map<string, Letter>();
  const byOwner = new Map<string, Letter>();
  return {
    get size() {
      return byKey.size;
    },
    add(letter) {
      byKey.set(letter.key, letter);
      byToken.set(letter.token, letter);
      if (letter.owner !== null) byOwner.set(letter.owner, letter);
    },
    remove(letter) {
      byToken.delete(letter.token);
      if (letter.owner !== null && byOwner.get(letter.owner) === letter) byOwner.delete(letter.owner);
      return byKey.delete(letter.key);
    },
    has: ({ key }) => byKey.has(key),
    byKey: (key) => byKey.get(key),
    byToken: (token) => byToken.get(token),
    byOwner: (owner) => (owner === null ? undefined : byOwner.get(owner)),
  };
}
