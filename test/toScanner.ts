import type { Page } from 'playwright';

/** From the demo's first page to the scanner's first screen. */
export async function toScanner(page: Page, address: string, { withFace = false } = {}): Promise<void> {
  await page.goto(address);
  await page.getByLabel(/Saya setuju data KTP/).check();
  if (withFace) await page.getByLabel(/foto wajah/).check();
  await page.getByRole('button', { name: 'Lanjut ke foto KTP' }).click();
  await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor();
}
