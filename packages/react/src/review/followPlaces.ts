import { type KtpDraft, type KtpFieldName, type KtpRegions, loadRegions, provincesOf } from '@ktp-ocr/core';
import type { KtpReviewState } from './reviewState.ts';

const PLACES: readonly KtpFieldName[] = ['provinsi', 'kabKota', 'kecamatan', 'kelDesa'];

/** What is still to be fetched for a draft: the provinces it speaks of, one key for all; `null` where nothing is. */
function missingNames(draft: KtpDraft): string | null {
  const known = draft.regions?.provinces ?? [];
  const wanted = provincesOf(draft);
  return wanted.every((code) => known.includes(code)) ? null : [...known, ...wanted].join(' ');
}

/**
 * Fetches the names of a province, 8 kB in the middle, once a place is in doubt or somebody is about to write one; and
 * those of another province when the draft comes to speak of it.
 */
export function followPlaces(onNames: (names: KtpRegions) => void) {
  let wanted = false;
  let seen: string | null = null;
  let asked: string | null = null;
  return {
    /** Somebody is about to write a place. */
    want(): void {
      wanted = true;
    },
    /** Looks at a draft. What could not be fetched is not asked for at every key stroke. */
    look({ draft, open }: Pick<KtpReviewState, 'draft' | 'open'>): void {
      if (!wanted && !PLACES.some((place) => open.includes(place))) return;
      // Only these say where the card may be from, and what is known already.
      const says = [...PLACES, 'nik' as const].map((name) => draft.fields[name].value);
      const now = [...says, ...(draft.regions?.provinces ?? [])].join('\n');
      if (now === seen) return;
      seen = now;
      const missing = missingNames(draft);
      if (missing !== null && missing !== asked) loadRegions(missing.split(' ')).then(onNames, () => null);
      asked = missing;
    },
  };
}
