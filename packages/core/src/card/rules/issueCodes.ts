import { RULES } from './rules.ts';
import { PHOTO_CASES } from './photoRules.ts';

/** Every code an issue may have: the keys of its words in the labels. */
export const KTP_ISSUE_CODES: readonly string[] = [
  ...new Set([
    ...RULES.flatMap(({ id, severity }) => Object.keys(severity).map((found) => `${id}.${found}`)),
    ...Object.values(PHOTO_CASES).map((found) => `C-1.${found}`),
  ]),
].toSorted();
