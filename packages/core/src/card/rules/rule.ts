import type { KtpSeverity, KtpSuggestion, KtpSuggestionReason } from '../draft.ts';
import type { Facts } from './facts.ts';
import type { KtpFieldName } from '../fields.ts';

/** What a rule found in a field. */
export interface Finding {
  readonly case: string;
  readonly at: KtpFieldName;
  readonly others?: readonly KtpFieldName[];
  readonly params?: Readonly<Record<string, string | number>>;
  readonly suggestions?: readonly KtpSuggestion[];
}

/** One rule of the card. Its words are in the texts, under its id and the case. */
export interface Rule {
  readonly id: string;
  /** The fields it looks at. */
  readonly inputs: readonly KtpFieldName[];
  readonly severity: Readonly<Record<string, KtpSeverity>>;
  readonly check: (facts: Facts) => readonly Finding[];
}

/** Makes a suggestion. */
export function suggestion(
  value: string,
  score: number,
  reason: KtpSuggestionReason,
  evidence: readonly KtpFieldName[] = [],
): KtpSuggestion {
  return { value, score: Math.min(1, Math.max(0, score)), reason, evidence };
}
