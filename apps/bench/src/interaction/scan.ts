import type { Page } from 'playwright';

/** A part of the scan, with the time of the page when it ended. */
export interface Stage {
  readonly name: 'start' | 'camera' | 'capture' | 'preparation' | 'reading' | 'review' | 'confirmation';
  readonly until: number;
}

const CAMERA_MS = 6000;

/** The whole scan, as somebody does it who looks at everything: every kind of press the scanner has. */
export async function scan(page: Page): Promise<readonly Stage[]> {
  const stages: Stage[] = [];
  const end = async (name: Stage['name']): Promise<void> => {
    stages.push({ name, until: await page.evaluate(() => performance.now()) });
  };
  const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor();
  await page.waitForTimeout(1500); // what is fetched ahead is there
  await end('start');

  await press(/^Foto KTP/);
  await page.locator(".ktp-guide:not([data-hint='starting'])").waitFor({ timeout: 60_000 });
  await end('camera');
  await page.waitForTimeout(CAMERA_MS);
  await press('Ambil foto');
  await page.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' }).waitFor({ timeout: 60_000 });
  await end('capture');

  await page.locator('.ktp-quality, .ktp-advice').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500); // the corners are looked for
  if ((await page.getByRole('button', { name: /^Sudut/ }).count()) === 0) await press('Potong sesuai kartu');
  await end('preparation');

  await press('Putar');
  await press('Putar');
  await press('Putar');
  await press('Putar');
  await press('Perbesar');
  await press('Perbesar');
  await page.getByRole('button', { name: 'Sudut kiri atas' }).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  await press('Pakai seluruh foto');
  await press('Pakai foto ini');
  await page.getByRole('heading', { name: 'Cocokkan dengan KTP Anda' }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1000);
  await end('reading');

  const field = (name: string) => page.locator(`[data-field='${name}'] :is(input, textarea, select)`);
  await field('nik').click();
  await page.keyboard.press('End');
  for (const key of ['Backspace', '9', 'Backspace', '0']) await page.keyboard.press(key);
  await page.keyboard.press('Control+z');
  await field('nama').click();
  await page.keyboard.type(' S.KOM');
  await field('kecamatan').click();
  await page.keyboard.type('GAM');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+ArrowDown');
  const suggestions = page.locator('.ktp-suggest');
  if ((await suggestions.count()) > 0) await suggestions.first().click();
  const doubts = page.getByRole('button', { name: /sudah sesuai dengan KTP/ });
  for (let left = 20; left > 0 && (await doubts.count()) > 0; left -= 1) await doubts.first().click();
  const undo = page.getByRole('button', { name: 'Urungkan' });
  if ((await undo.count()) > 0) await undo.first().click();
  await page.waitForTimeout(500);
  await end('review');

  await press('Konfirmasi data');
  await page.waitForTimeout(1500);
  await end('confirmation');
  return stages;
}
