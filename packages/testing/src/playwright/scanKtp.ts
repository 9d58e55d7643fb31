import type { KtpFieldName } from '@ktp-ocr/core';
import type { PageLike } from './likePlaywright.ts';

/** What the person does in `scanKtp`. All optional. */
export interface ScanKtpOptions {
  /** Values the person enters instead of what was read, by field. */
  readonly corrections?: Readonly<Partial<Record<KtpFieldName, string>>>;
  /** False stops at the review. Default true: every doubt is kept as read, then the data are confirmed. */
  readonly confirm?: boolean;
  /**
   * Milliseconds to wait for each screen. Default one minute: an embedded engine loads its models for the first
   * reading.
   */
  readonly timeout?: number;
}

/** Waits for one of several screens; on a timeout, names the screen the scan is still on. */
async function reach(page: PageLike, statuses: readonly string[], timeout: number): Promise<void> {
  const wanted = statuses.map((status) => `.ktp [data-status='${status}']`).join(', ');
  try {
    await page.locator(wanted).first().waitFor({ timeout });
  } catch (cause) {
    const shown = page.locator('.ktp [data-status]');
    if ((await shown.count()) === 0) throw cause;
    throw new Error(`The scan did not go on within ${timeout} ms: ${await shown.first().innerText()}`, { cause });
  }
}

/**
 * Chooses a photo on the scanner's first screen, like the file button. Waits until the photo is shown. @throws {Error}
 * with the screen's words if it is not.
 */
export async function chooseKtp(page: PageLike, photo: Blob, timeout = 60_000): Promise<void> {
  const buffer = Buffer.from(await photo.arrayBuffer());
  const mimeType = photo.type || 'image/jpeg';
  await page.locator('.ktp input[type=file]').first().setInputFiles({ name: 'ktp.jpg', mimeType, buffer });
  await reach(page, ['confirming', 'failed'], timeout);
}

const CONTROL = ':is(input, textarea, select)';

/** Opens the line of a field as an input, where it is one. */
async function open(page: PageLike, field: string): Promise<void> {
  const line = page.locator(`.ktp .ktp-line[data-field='${field}'] .ktp-line-act`);
  if ((await line.count()) === 0) return;
  const folded = page.locator(`.ktp details:not([open]):has([data-field='${field}']) > summary`);
  if ((await folded.count()) > 0) await folded.first().click();
  await line.first().click();
}

async function write(page: PageLike, field: string, value: string): Promise<void> {
  const named = `.ktp [data-field='${field}']`;
  await open(page, field);
  if ((await page.locator(`${named} select`).count()) > 0) {
    await page.locator(`${named} select`).first().selectOption(value);
  } else await page.locator(`${named} ${CONTROL}`).first().fill(value);
}

/**
 * Keeps the value of every field the review asks about, by its button "Sudah sesuai". Where a field takes words of a
 * list alone and what was read is none of them, takes the first suggestion: such a value cannot be kept.
 */
export async function keepDoubts(page: PageLike, timeout = 60_000): Promise<void> {
  const answer = async (review: 'check' | 'invalid', button: string): Promise<void> => {
    const open = (): Promise<readonly (string | null)[]> =>
      page
        .locator(`.ktp [data-field][data-review='${review}']:has(${button})`)
        .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')));
    for (let [name] = await open(); name; [name] = await open()) {
      const field = `.ktp [data-field='${name}']`;
      await page.locator(`${field}[data-review='${review}'] ${button}`).first().click();
      // The click shows at once, its effect a moment later.
      await page.locator(`${field}:not([data-review='${review}'])`).first().waitFor({ timeout });
    }
  };
  await answer('check', '.ktp-acts > .ktp-btn:not(.ktp-suggest)');
  for (const review of ['check', 'invalid'] as const) await answer(review, '.ktp-suggest');
}

/**
 * The whole scan as a person does it, in whatever language the page uses: photo, check, reading, review, confirmation.
 *
 * @returns what was read, by field, as the form shows it; the NIK without its spaces.
 * @throws {Error} with the screen's words if the scan fails, or takes longer than `timeout` on one screen, for example
 * offline.
 */
export async function scanKtp(
  page: PageLike,
  photo: Blob,
  { corrections = {}, confirm = true, timeout = 60_000 }: ScanKtpOptions = {},
): Promise<Readonly<Partial<Record<KtpFieldName, string>>>> {
  await chooseKtp(page, photo, timeout);
  const failed = page.locator(".ktp [data-status='failed']");
  const stopWhereFailed = async (): Promise<void> => {
    if ((await failed.count()) > 0) throw new Error(`The scan failed: ${await failed.first().innerText()}`);
  };
  await stopWhereFailed();
  // The buttons are always in the same order: retake, then use.
  await page.locator(".ktp [data-status='confirming'] .ktp-btns[data-row] > :nth-child(2)").click();
  await reach(page, ['review', 'failed'], timeout);
  await stopWhereFailed();
  // A line to read, or an input.
  const read = await page
    .locator(`.ktp [data-field] :is(input, textarea, select, .ktp-line-value)`)
    .evaluateAll((parts) =>
      parts.map((part) => {
        const field = part.closest('[data-field]')?.getAttribute('data-field') ?? '';
        const text = part.querySelector('[translate]')?.textContent ?? '';
        return [field, (part as HTMLInputElement).value ?? text] as const;
      }),
    );
  const values = Object.fromEntries(
    read.map(([field, value]) => [field, field === 'nik' ? value.replaceAll(' ', '') : value]),
  );
  for (const [field, value] of Object.entries(corrections)) await write(page, field, value);
  if (!confirm) return values;
  await keepDoubts(page, timeout);
  await page.locator('.ktp [data-confirm]').click();
  await reach(page, ['confirmed'], timeout);
  return values;
}
