import type { Browser } from 'playwright';
import { openPage } from './openPage.ts';

/** A JPEG of a page with a few words and no card. The demo's own pages may show specimens. */
export async function pictureWithoutCard(browser: Browser): Promise<Buffer> {
  const page = await openPage(browser);
  await page.setContent('<h1>Daftar belanja</h1><p>Beras, telur, cabai</p>');
  const picture = await page.screenshot({ type: 'jpeg' });
  await page.close();
  return picture;
}
