import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { PATIENCE_MS } from './patience.ts';

/** A context whose pages wait for what is expected as long as a busy machine needs. */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** A page in its own context. */
export async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  return (await openContext(browser, options)).newPage();
}
