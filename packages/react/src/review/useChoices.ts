'use client';
import { choicesOf, KTP_FIELDS, type KtpDraft, type KtpFieldName } from '@ktp-ocr/core';
import { useMemo, useState } from 'react';
import { NAMED, TYPED_AHEAD } from './fieldGroups.ts';

const NOT_YET: readonly string[] = [];

export interface Choices {
  /** Somebody is in the input of this name now. */
  readonly enter: (name: string) => void;
  /** What may be chosen in a field while typing; `undefined` where nothing can be. */
  readonly of: (name: KtpFieldName) => readonly string[] | undefined;
}

/** Some fields have hundreds of choices: only the one somebody is in shows its own. */
export function useChoices(draft: KtpDraft): Choices {
  const [entered, setEntered] = useState<KtpFieldName | null>(null);
  const choices = useMemo(() => (entered ? choicesOf(draft, entered) : NOT_YET), [draft, entered]);
  return {
    enter(name) {
      const field = KTP_FIELDS.find((one) => one === name);
      if (field && TYPED_AHEAD.has(field)) setEntered(field);
    },
    of(name) {
      if (!TYPED_AHEAD.has(name) || (NAMED.has(name) && !draft.regions)) return undefined;
      return name === entered ? choices : NOT_YET;
    },
  };
}
