import { RULES } from './rules.ts';
import { PHOTO_CASES } from './photoRules.ts';

/** Every code an issue may have: the keys of their texts. */
export const KTP_ISSUE_CODES: readonly string[] = [
  ...new Set([
    ...RULES.flatMap(({ id, severity }) => Object.keys(severity).map((found) => `${id}.${found}`)),
    ...Object.values(PHOTO_CASES).map((found) => `photo.${found}`),
  ]),
].toSorted();
