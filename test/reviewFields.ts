import type { Page } from 'playwright';

/** The title of the review, with or without doubts. */
export const REVIEW_TITLE = /Cocokkan dengan KTP Anda|isian perlu dicek/;

/** What a field of the review shows, as a line to read or as an input. */
export function fieldValue(page: Page, field: string): Promise<string> {
  return page.locator(`[data-field='${field}']`).evaluate((root) => {
    const control = root.querySelector<HTMLInputElement>('input, textarea, select');
    return control?.value ?? root.querySelector('.ktp-line-value [translate]')?.textContent ?? '';
  });
}

/** Opens a field of the review as an input, as a person does, and returns it. */
export async function openField(page: Page, field: string) {
  const line = page.locator(`.ktp-line[data-field='${field}'] .ktp-line-act`);
  if ((await line.count()) > 0) {
    const folded = page.locator(`details:not([open]):has([data-field='${field}']) > summary`);
    if ((await folded.count()) > 0) await folded.click();
    await line.click();
  }
  return page.locator(`[data-field='${field}'] :is(input, textarea, select)`);
}
