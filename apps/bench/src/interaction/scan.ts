import type { Locator, Page } from 'playwright';

/** A part of the scan, with the page's time when it ended. */
export interface Stage {
  readonly name: 'start' | 'camera' | 'capture' | 'preparation' | 'reading' | 'review' | 'confirmation';
  readonly until: number;
}

const CAMERA_MS = 6000;
/** By then the page's thread has finished the work of looking up an element. */
const SETTLED_MS = 250;
/** Between two keys of a fast typist. */
const KEY_MS = 80;

/**
 * A click with the mouse alone: the tool that drives the page must not be measured with it. Down and up come at once,
 * so that one picture answers both: if an event changes nothing, as a release may, browsers count its time until the
 * next picture, however late that comes.
 */
export async function press(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('Nothing to press there.');
  await page.waitForTimeout(SETTLED_MS);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(SETTLED_MS);
}

async function strike(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(KEY_MS);
}

/** The whole scan by a person who looks at everything: it uses every kind of button the scanner has. */
export async function scan(page: Page): Promise<readonly Stage[]> {
  const stages: Stage[] = [];
  const end = async (name: Stage['name']): Promise<void> => {
    stages.push({ name, until: await page.evaluate(() => performance.now()) });
  };
  const pressButton = (name: string | RegExp): Promise<void> => press(page, page.getByRole('button', { name }).first());
  await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor();
  await page.waitForTimeout(1500); // everything prefetched has arrived
  await end('start');

  await pressButton(/^Foto KTP/);
  await page.locator(".ktp-guide:not([data-hint='starting'])").waitFor({ timeout: 60_000 });
  await end('camera');
  await page.waitForTimeout(CAMERA_MS);
  await pressButton('Ambil foto');
  await page.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' }).waitFor({ timeout: 60_000 });
  await end('capture');

  await page.locator('.ktp-quality, .ktp-advice').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500); // the corners are being found
  if ((await page.getByRole('button', { name: /^Sudut/ }).count()) === 0) await pressButton('Potong sesuai kartu');
  await end('preparation');

  await pressButton('Putar');
  await pressButton('Putar');
  await pressButton('Putar');
  await pressButton('Putar');
  await pressButton('Perbesar');
  await pressButton('Perbesar');
  await page.getByRole('button', { name: 'Sudut kiri atas' }).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowLeft', 'ArrowUp']) await strike(page, key);
  await pressButton('Pakai seluruh foto');
  await pressButton('Pakai foto ini');
  await page.getByRole('heading', { name: /Cocokkan dengan KTP Anda|isian perlu dicek/ }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1000);
  await end('reading');

  const enter = async (name: string): Promise<void> => {
    const folded = page.locator(`details:not([open]):has([data-field='${name}']) > summary`);
    if ((await folded.count()) > 0) await press(page, folded);
    const line = page.locator(`.ktp-line[data-field='${name}'] .ktp-line-act`);
    if ((await line.count()) > 0) await press(page, line);
    await press(page, page.locator(`[data-field='${name}'] :is(input, textarea, select)`));
  };
  await enter('nik');
  for (const key of ['End', 'Backspace', '9', 'Backspace', '0', 'Control+z']) await strike(page, key);
  await enter('nama');
  for (const key of ' S.KOM') await strike(page, key);
  await enter('kecamatan');
  for (const key of ['G', 'A', 'M', 'Tab', 'Alt+ArrowDown']) await strike(page, key);
  const suggestions = page.locator('.ktp-suggest');
  for (let left = 5; left > 0 && (await suggestions.count()) > 0; left -= 1) await press(page, suggestions.first());
  const doubts = page.getByRole('button', { name: /sudah sesuai dengan KTP/ });
  for (let left = 20; left > 0 && (await doubts.count()) > 0; left -= 1) await press(page, doubts.first());
  const undo = page.getByRole('button', { name: /^Urungkan/ });
  if ((await undo.count()) > 0) await press(page, undo.first());
  await page.waitForTimeout(500);
  await end('review');

  await pressButton('Data sudah cocok');
  await page.waitForTimeout(1500);
  await end('confirmation');
  return stages;
}
