import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { findFirefox } from '../../scripts/browser.ts';
import { type DrivenPage, PATIENCE_MS } from './drivenPage.ts';

/** Firefox over WebDriver BiDi, which it speaks by itself. Its camera is a pretended one that nobody is asked for. */
export async function openFirefox(): Promise<DrivenPage> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox()!,
    headless: true,
    // Older ones (ESR 140) do not know all that setting a page's size asks for, so the window gets it.
    defaultViewport: null,
    args: ['--width=500', '--height=800'],
    extraPrefsFirefox: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true },
  });
  const page = await browser.newPage();
  const selector = (xpath: string): string => `::-p-xpath(${xpath})`;
  const find = async (xpath: string, visible = true): Promise<ElementHandle> =>
    (await page.waitForSelector(selector(xpath), { visible, timeout: PATIENCE_MS }))!;
  return {
    open: async (address) => {
      await page.goto(address);
    },
    press: async (xpath) => (await find(xpath)).click(),
    type: async (xpath, text) => (await find(xpath)).type(text),
    choose: async (xpath, path) => ((await find(xpath, false)) as ElementHandle<HTMLInputElement>).uploadFile(path),
    see: async (xpath) => {
      await find(xpath);
    },
    count: async (xpath) => (await page.$$(selector(xpath))).length,
    evaluate: (expression) => page.evaluate(expression),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
