'use client';
import type { KtpDraft, KtpFieldName } from '@ktp-ocr/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';
import { controlIn, fieldIn, reveal, show } from './showField.ts';
import type { Opened } from './useOpened.ts';

export interface Doubts {
  /** Brings the person to a field: to its first button, or to its input where there is none. */
  readonly goTo: (name: KtpFieldName) => void;
  /** To the next doubt after where the focus is, and from the last to the first. */
  readonly next: () => void;
  /** Says that a field was answered: once the draft has changed, the focus goes on. */
  readonly answered: (name: KtpFieldName) => void;
  /** Says that an answer was taken back: once the draft has changed, the focus goes there. */
  readonly undone: (name: KtpFieldName) => void;
  /** Keeps a field open while somebody writes in it. */
  readonly hold: (name: KtpFieldName) => void;
  /** Opens a line as an input, with the focus in it. */
  readonly edit: (name: KtpFieldName) => void;
  /** The person has finished writing in a field: it is folded, and the focus goes on. */
  readonly done: (name: KtpFieldName) => void;
}

/** Whose doubts they are, and what is told of each answer. */
interface DoubtsOptions {
  readonly root: RefObject<HTMLElement | null>;
  readonly draft: KtpDraft;
  /** The fields in doubt. */
  readonly open: readonly KtpFieldName[];
  /** All fields that are shown, as they stand in the form. */
  readonly order: readonly KtpFieldName[];
  readonly opened: Opened;
  /** Whether the focus may be taken when the review opens. */
  readonly arrives: boolean;
  readonly onAnswered: (name: KtpFieldName, left: number) => void;
}

/** The field the focus was promised, and what had become of it. */
interface Pending {
  readonly name: KtpFieldName;
  readonly after: 'answer' | 'undo' | 'edit' | 'done';
}

/** On arrival: to the first doubt's button. Where only an input could take the focus, the title keeps it. */
function arrive(root: HTMLElement | null, first: KtpFieldName | undefined): void {
  // Whoever was quicker, into a field, stays there.
  if (!first || document.activeElement?.closest('[data-field]')) return;
  const field = fieldIn(root, first);
  const button = field?.querySelector<HTMLElement>('.ktp-acts button');
  if (field && button) show(field, button);
}

/** The next field in doubt below `name`; below the last comes the first again. */
function doubtAfter({ open, order }: DoubtsOptions, name: KtpFieldName | undefined): KtpFieldName | undefined {
  return open.find((one) => order.indexOf(one) > (name ? order.indexOf(name) : -1)) ?? open[0];
}

/** On to the next doubt, and to the confirmation after the last. */
function goOn(options: DoubtsOptions, from: KtpFieldName): void {
  const root = options.root.current;
  const following = doubtAfter(options, from);
  if (following) reveal(root, following);
  else root?.querySelector<HTMLElement>('[data-confirm]')?.focus();
}

/** Keeps a promise of focus, once what it waits for is on the page. */
function keepPromise(options: DoubtsOptions, { name, after }: Pending): void {
  const { root, open, opened, onAnswered } = options;
  const field = fieldIn(root.current, name);
  if (after === 'answer') {
    goOn(options, name);
    onAnswered(name, open.length);
  } else if (after === 'undo') reveal(root.current, name);
  else if (after === 'done' && opened.asked.has(name)) goOn(options, name);
  else {
    const target = after === 'edit' ? controlIn(field) : field?.querySelector<HTMLElement>('.ktp-line-act');
    if (field && target) show(field, target);
  }
}

/**
 * Leads the focus from doubt to doubt: to the first when the review opens, on to the next after each answer, and to the
 * confirmation after the last. Buttons come before inputs, so that no keyboard jumps up over what is to be compared.
 */
export function useDoubts(options: DoubtsOptions): Doubts {
  const { root, draft, open, order, opened, arrives } = options;
  const pending = useRef<Pending | null>(null);
  const keep = (...kinds: readonly Pending['after'][]): void => {
    const now = pending.current;
    if (!now || !kinds.includes(now.after)) return;
    pending.current = null;
    keepPromise(options, now);
  };

  useEffect(() => {
    if (arrives) arrive(root.current, doubtAfter(options, undefined));
    // Once, when the review opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // With the change itself: the button that was pressed may be gone by now, and the focus must not be nowhere.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useBeforePaint(() => keep('answer', 'undo'), [draft]);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useBeforePaint(() => keep('edit', 'done'), [opened.held]);

  const edit = (name: KtpFieldName): void => {
    pending.current = { name, after: 'edit' };
    opened.edit(name);
  };
  const goTo = (name: KtpFieldName): void => {
    if (controlIn(fieldIn(root.current, name))) reveal(root.current, name);
    else edit(name);
  };
  return {
    goTo,
    edit,
    hold: opened.hold,
    next: () => {
      const here = order.find((name) => fieldIn(root.current, name)?.contains(document.activeElement));
      const following = doubtAfter(options, here);
      if (following) goTo(following);
    },
    answered: (name) => {
      pending.current = { name, after: 'answer' };
      opened.release(name);
    },
    undone: (name) => {
      pending.current = { name, after: 'undo' };
    },
    done: (name) => {
      if (open.includes(name)) return;
      pending.current = { name, after: 'done' };
      opened.release(name);
    },
  };
}
