'use client';
import { KTP_FIELDS, type KtpDraft, type KtpFieldName } from '@ktp-ocr/core';
import { useState } from 'react';

type Names = ReadonlySet<KtpFieldName>;

/** Which fields are open as inputs, and which are lines to read. */
export interface Opened {
  /** It began with nothing: the person types everything, and every field is an input. */
  readonly blank: boolean;
  /** Every field that was ever in doubt: they come first, and stay there. */
  readonly asked: Names;
  /** Fields somebody is writing in: they stay open, whatever is said of them. */
  readonly held: Names;
  /** Whether the fields that were never in doubt are shown. */
  readonly restShown: boolean;
  readonly showRest: (shown: boolean) => void;
  /** Opens a field, and closes the one that was open before. */
  readonly edit: (name: KtpFieldName) => void;
  /** Keeps a field open while somebody writes in it. */
  readonly hold: (name: KtpFieldName) => void;
  readonly release: (name: KtpFieldName) => void;
}

const NONE: Names = new Set();

/** Nothing was read, and nothing stands there yet. */
function isBlank({ reading, fields }: KtpDraft): boolean {
  return reading === null && KTP_FIELDS.every((name) => fields[name].value === '');
}

/** Folds what is clear, opens what is doubtful, and moves nothing away under somebody who writes. */
export function useOpened(draft: KtpDraft, open: readonly KtpFieldName[]): Opened {
  const { reading } = draft;
  const [start, setStart] = useState(() => ({ reading, blank: isBlank(draft) }));
  const [asked, setAsked] = useState<Names>(() => new Set(open));
  const [held, setHeld] = useState(NONE);
  const [restShown, showRest] = useState(open.length === 0);
  // A page that gives another reading begins anew.
  if (start.reading !== reading) {
    setStart({ reading, blank: isBlank(draft) });
    setAsked(new Set(open));
    setHeld(NONE);
    showRest(open.length === 0);
  }
  // A doubt that comes later, from another field or from the names of places, joins the others.
  const late = open.filter((name) => !asked.has(name) && !held.has(name));
  if (late.length > 0) setAsked(new Set([...asked, ...late]));
  return {
    blank: start.blank,
    asked,
    held,
    restShown,
    showRest,
    edit(name) {
      setHeld(new Set([name]));
      if (!asked.has(name)) showRest(true);
    },
    hold: (name) => setHeld((now) => (now.has(name) ? now : new Set([...now, name]))),
    release: (name) => setHeld((now) => new Set([...now].filter((one) => one !== name))),
  };
}
