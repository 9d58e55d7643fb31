import {
  isAnswered,
  type KtpDraft,
  type KtpDraftField,
  type KtpFieldStatus,
  type KtpIssue,
  type KtpSeverity,
  type KtpSuggestion,
} from '../draft.ts';
import { factsOf } from './facts.ts';
import { KTP_FIELDS, type KtpFieldName } from '../fields.ts';
import { RULES } from './rules.ts';
import { photoIssues } from './photoRules.ts';
import { offersOfOthers } from './readingRules.ts';

const MOST_SUGGESTIONS = 3;
const WORST_FIRST: readonly KtpSeverity[] = ['error', 'warn', 'hint'];

/** Whether something must be corrected. */
export function hasError(issues: readonly KtpIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

function statusOf(field: KtpDraftField, issues: readonly KtpIssue[], suggestions: number): KtpFieldStatus {
  const wrong = hasError(issues);
  if (isAnswered(field) && !(wrong && field.value === '')) {
    return field.status;
  }
  if (field.value === '') return 'missing';
  if (suggestions > 0) return 'suggested';
  return wrong || issues.some(({ severity }) => severity === 'warn') ? 'check' : 'ok';
}

/** Best first, in the order the rules found them, without the current value and without duplicates. */
function bestOf(suggestions: readonly KtpSuggestion[], value: string): readonly KtpSuggestion[] {
  const seen = new Set([value]);
  return suggestions.filter((one) => !seen.has(one.value) && seen.add(one.value)).slice(0, MOST_SUGGESTIONS);
}

function isSame(one: KtpDraftField, other: KtpDraftField): boolean {
  const found = ({ status, issues, suggestions }: KtpDraftField): string =>
    JSON.stringify([status, issues, suggestions]);
  return found(one) === found(other);
}

/** Applies every rule to every field. Called after each change, so a draft is always judged as it is. */
export function judge(draft: KtpDraft): KtpDraft {
  const facts = factsOf(draft);
  const found = RULES.flatMap(({ id, severity, check }) =>
    check(facts).map(({ case: name, at, others = [], params = {}, suggestions = [] }) => {
      const issue: KtpIssue = { code: `${id}.${name}`, severity: severity[name] ?? 'hint', field: at, others, params };
      return { issue, suggestions };
    }),
  );
  const offers = offersOfOthers(facts);
  const entries = KTP_FIELDS.map((name): [KtpFieldName, KtpDraftField] => {
    const field = draft.fields[name];
    const own = found.filter(({ issue }) => issue.field === name);
    const issues = WORST_FIRST.flatMap((worst) =>
      own.map(({ issue }) => issue).filter(({ severity }) => severity === worst),
    );
    const all = [...own.flatMap(({ suggestions }) => suggestions), ...(offers[name] ?? [])];
    // Suggestions must not jump about while the person types; but an error is still worth one.
    const suggestions = !isAnswered(field) || hasError(issues) ? bestOf(all, field.value) : [];
    const judged = { ...field, issues, suggestions, status: statusOf(field, issues, suggestions.length) };
    // The same object if nothing is new, so that it need not be rendered again.
    return [name, isSame(judged, field) ? field : judged];
  });
  return {
    ...draft,
    fields: Object.fromEntries(entries) as KtpDraft['fields'],
    issues: photoIssues(draft.reading?.warnings ?? []),
  };
}
