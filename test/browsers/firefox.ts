import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { findFirefox } from '../../scripts/browser.ts';
import { PATIENCE_MS } from '../patience.ts';
import type { DrivenPage } from './drivenPage.ts';

/** Firefox over WebDriver BiDi, which it speaks itself. Its camera is fake and needs no permission. */
export async function openFirefox(): Promise<DrivenPage> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox()!,
    headless: true,
    // Older versions (ESR 140) lack part of what setting the page size needs, so the window is sized instead.
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
