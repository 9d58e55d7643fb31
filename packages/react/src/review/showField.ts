import type { KtpFieldName } from '@ktp-ocr/core';

/** Where a field stands on the page, as an input or as a line. */
export function fieldIn(root: HTMLElement | null, name: KtpFieldName): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-field='${name}']`) ?? null;
}

/** What a field is written in, where it is open. */
export function controlIn(field: HTMLElement | null): HTMLElement | null {
  return field?.querySelector<HTMLElement>('input, textarea, select') ?? null;
}

/**
 * Brings an element between the card and the bar: `scroll-margin` in the stylesheet says how much of the screen is
 * theirs.
 */
function bringIntoSight(element: HTMLElement): void {
  // The DOM of unit tests knows no scrolling.
  element.scrollIntoView?.({ block: 'nearest' });
}

/** Gives the focus to something in a field, with as much of the field in sight as there is room for. */
export function show(field: HTMLElement, target: HTMLElement): void {
  target.focus({ preventScroll: true });
  bringIntoSight(field);
  keepInSight(target);
}

/** Keeps what has the focus whole between card and bar: an input together with its strip of the photo. */
export function keepInSight(target: HTMLElement): void {
  const pair = target.closest<HTMLElement>('.ktp-pair');
  if (pair) bringIntoSight(pair);
  bringIntoSight(target);
}

/** Brings the person to a field: to its first button, or to its input where there is none. */
export function reveal(root: HTMLElement | null, name: KtpFieldName): void {
  const field = fieldIn(root, name);
  const target =
    field?.querySelector<HTMLElement>('.ktp-acts button') ??
    controlIn(field) ??
    field?.querySelector<HTMLElement>('.ktp-line-act');
  if (field && target) show(field, target);
}
