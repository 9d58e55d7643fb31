import { DATE_RULES } from './dateRules.ts';
import { NIK_AGAINST_CARD } from './nikAgainstCard.ts';
import { NIK_RULES } from './nikRules.ts';
import { PLACE_RULES } from './placeRules.ts';
import { READING_RULES } from './readingRules.ts';
import type { Rule } from './rule.ts';
import { SHAPE_RULES } from './shapeRules.ts';
import { WORD_RULES } from './wordRules.ts';

/**
 * The table of rules, in the order in which a field shows their findings. None judges fraud, and none infers religion,
 * sex or marital status from a name. Rule `photo` is about the photo and is separate.
 */
export const RULES: readonly Rule[] = [
  ...NIK_RULES,
  ...WORD_RULES,
  ...SHAPE_RULES,
  ...DATE_RULES,
  ...PLACE_RULES,
  ...NIK_AGAINST_CARD,
  ...READING_RULES,
];
