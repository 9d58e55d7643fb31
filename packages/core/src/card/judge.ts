import type { KtpDraft, KtpDraftField, KtpFieldStatus, KtpIssue } from './draft.ts';
import { KTP_FIELDS, type KtpField } from './fields.ts';
import { photoIssues, RULES } from './rules.ts';
import { suggest } from './suggest.ts';

function statusOf(field: KtpDraftField, issues: readonly KtpIssue[], suggestions: number): KtpFieldStatus {
  const wrong = issues.some(({ severity }) => severity === 'error');
  if ((field.status === 'edited' || field.status === 'confirmed') && !(wrong && field.value === ''))
    return field.status;
  if (field.value === '') return 'missing';
  if (suggestions > 0) return 'suggested';
  return wrong || issues.some(({ severity }) => severity === 'warn') ? 'check' : 'ok';
}

/** Applies every rule to every field. Called after each change, so a draft is always judged as it stands. */
export function judge(draft: KtpDraft): KtpDraft {
  const issues = RULES.flatMap((rule) => rule(draft));
  const entries = KTP_FIELDS.map((name): [KtpField, KtpDraftField] => {
    const field = draft.fields[name];
    const own = issues.filter((found) => found.field === name);
    const answered = field.status === 'edited' || field.status === 'confirmed';
    const suggestions = answered ? [] : suggest(name, field);
    return [name, { ...field, issues: own, suggestions, status: statusOf(field, own, suggestions.length) }];
  });
  return {
    ...draft,
    fields: Object.fromEntries(entries) as KtpDraft['fields'],
    issues: photoIssues(draft.reading?.warnings ?? []),
  };
}
