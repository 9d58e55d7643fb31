'use client';
import type { KtpDraft, KtpFieldName, KtpRegions } from '@ktp-ocr/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { knowledge } from './loadKnowledge.ts';

const PLACES: readonly KtpFieldName[] = ['provinsi', 'kabKota', 'kecamatan', 'kelDesa'];

/** What is still to be fetched for a draft: the provinces it speaks of, one key for all; `null` where nothing is. */
function missingNames(draft: KtpDraft): string | null {
  const known = draft.regions?.provinces ?? [];
  const wanted = knowledge()?.provincesOf(draft) ?? [];
  return wanted.every((code) => known.includes(code)) ? null : [...known, ...wanted].join(' ');
}

/**
 * Fetches the names of a province, 8 kB in the middle, once a place is in doubt or the returned function says that somebody is about
 * to write one; and those of another province when the draft comes to speak of it.
 */
export function usePlaceNames(
  draft: KtpDraft | null,
  open: readonly KtpFieldName[],
  onNames: (names: KtpRegions) => void,
): () => void {
  const [wanted, setWanted] = useState(false);
  const asked = useRef<string | null>(null);
  const needed = draft && (wanted || PLACES.some((place) => open.includes(place))) ? draft : null;
  // Not at every key of every field: only these say where the card may be from.
  const says = [...PLACES, 'nik' as const].map((name) => needed?.fields[name].value).join('\n');
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const missing = useMemo(() => needed && missingNames(needed), [says, needed?.regions]);
  useEffect(() => {
    // What could not be fetched is not asked for at every key stroke.
    if (missing === null) asked.current = null;
    if (missing === null || asked.current === missing) return;
    asked.current = missing;
    knowledge()
      ?.loadRegions(missing.split(' '))
      .then(onNames, () => null);
  }, [missing, onNames]);
  return useCallback(() => setWanted(true), []);
}
