import { isAnswered, type KtpDraft, type KtpDraftField } from '../draft.ts';
import { factsOf } from '../rules/facts.ts';
import { sameLetters } from '../words/text.ts';

function isUntouched(field: KtpDraftField): boolean {
  return !isAnswered(field) && field.before.length === 0;
}

/**
 * Gives district and village their official spaces and punctuation if their letters match one in the printed regency:
 * `C I A M P E A` is Ciampea. Anything the person has answered stays.
 */
export function withOfficialNames(draft: KtpDraft): KtpDraft {
  if (!draft.regions) return draft;
  const { value, regions, around, districts } = factsOf(draft);
  const villages = (districts.length > 0 ? districts : around).flatMap(({ code }) => regions?.villagesOf(code) ?? []);
  const names = { kecamatan: around.map(({ name }) => name), kelDesa: villages } as const;
  const fields = { ...draft.fields };
  for (const name of ['kecamatan', 'kelDesa'] as const) {
    const official = sameLetters(value[name], names[name]);
    if (official && isUntouched(fields[name]) && official !== fields[name].value) {
      fields[name] = { ...fields[name], value: official };
    }
  }
  return { ...draft, fields };
}
