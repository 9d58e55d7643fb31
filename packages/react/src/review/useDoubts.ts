'use client';
import type { KtpDraft, KtpFieldName } from '@ktp-ocr/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';

export interface Doubts {
  /** Brings the person to a field: to its first button, or to its input where there is none. */
  readonly goTo: (name: KtpFieldName) => void;
  /** To the next doubt after where the focus is, and from the last to the first. */
  readonly next: () => void;
  /** Says that a field was answered: once the draft has changed, the focus goes on. */
  readonly answered: (name: KtpFieldName) => void;
}

function fieldIn(root: HTMLElement | null, name: KtpFieldName): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-field='${name}']`) ?? null;
}

function show(field: HTMLElement, target: HTMLElement): void {
  target.focus({ preventScroll: true });
  // The DOM of unit tests knows no scrolling.
  field.scrollIntoView?.({ block: 'nearest' });
}

function goTo(root: HTMLElement | null, name: KtpFieldName): void {
  const field = fieldIn(root, name);
  const target =
    field?.querySelector<HTMLElement>('.ktp-acts button') ??
    field?.querySelector<HTMLElement>('input, textarea, select');
  if (field && target) show(field, target);
}

/** On arrival: to the first doubt's button. Where only an input could take the focus, the title keeps it. */
function arrive(root: HTMLElement | null, first: KtpFieldName | undefined): void {
  // Whoever was quicker, into a field, stays there.
  if (!first || document.activeElement?.closest('[data-field]')) return;
  const field = fieldIn(root, first);
  const button = field?.querySelector<HTMLElement>('.ktp-acts button');
  if (field && button) show(field, button);
}

/** Whose doubts they are, and what is told of each answer. */
interface DoubtsOptions {
  readonly root: RefObject<HTMLElement | null>;
  readonly draft: KtpDraft;
  /** The fields in doubt. */
  readonly open: readonly KtpFieldName[];
  /** All fields that are shown, as they stand in the form. */
  readonly order: readonly KtpFieldName[];
  /** Whether the focus may be taken when the review opens. */
  readonly arrives: boolean;
  readonly onAnswered: (name: KtpFieldName, left: number) => void;
}

/** The next field in doubt below `name`; below the last comes the first again. */
function doubtAfter({ open, order }: DoubtsOptions, name: KtpFieldName | undefined): KtpFieldName | undefined {
  return open.find((one) => order.indexOf(one) > (name ? order.indexOf(name) : -1)) ?? open[0];
}

/** Once a field has been answered: on to the next doubt, and to the confirmation after the last. */
function goOn(options: DoubtsOptions, answered: KtpFieldName): void {
  const { root, open, onAnswered } = options;
  const following = doubtAfter(options, answered);
  if (following) goTo(root.current, following);
  else root.current?.querySelector<HTMLElement>('[data-confirm]')?.focus();
  onAnswered(answered, open.length);
}

/**
 * Leads the focus from doubt to doubt: to the first when the review opens, on to the next after each answer, and to the
 * confirmation after the last. Buttons come before inputs, so that no keyboard jumps up over what is to be compared.
 */
export function useDoubts(options: DoubtsOptions): Doubts {
  const { root, draft, open, order, arrives } = options;
  const pending = useRef<KtpFieldName | null>(null);

  useEffect(() => {
    if (arrives) arrive(root.current, open[0]);
    // Once, when the review opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // With the change itself: the button that was pressed may be gone by now, and the focus must not be nowhere.
  useBeforePaint(() => {
    const name = pending.current;
    pending.current = null;
    if (name) goOn(options, name);
    // Only a change of the draft answers anything.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [draft]);

  return {
    goTo: (name) => goTo(root.current, name),
    next: () => {
      const here = order.find((name) => fieldIn(root.current, name)?.contains(document.activeElement));
      const following = doubtAfter(options, here);
      if (following) goTo(root.current, following);
    },
    answered: (name) => {
      pending.current = name;
    },
  };
}
