import { type ChildProcess, spawn } from 'node:child_process';
import { Builder, By, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { findWebKit } from '../../scripts/browser.ts';
import { freePort } from '../freePort.ts';
import { PATIENCE_MS } from '../patience.ts';
import type { DrivenPage } from './drivenPage.ts';

const CAPABILITIES = {
  browserName: 'MiniBrowser',
  'webkitgtk:browserOptions': {
    binary: findWebKit(),
    args: ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true', '--geometry=420x860'],
  },
};

/** A virtual screen, on the first free display number. */
async function startScreen(): Promise<{ readonly screen: ChildProcess; readonly display: string }> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    screen.once('error', reject);
    screen.once('exit', () => reject(new Error('Xvfb did not start.')));
  });
  return { screen, display: `:${number}` };
}

/** The driver takes a moment to answer after it starts. */
async function connect(server: string): Promise<WebDriver> {
  for (let triesLeft = 50; ; triesLeft -= 1) {
    try {
      await fetch(`${server}/status`);
      break;
    } catch (error) {
      if (triesLeft === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return new Builder().usingServer(server).withCapabilities(CAPABILITIES).build();
}

/** WebKitGTK's own browser over WebDriver. The engine of Safari, but not Safari. */
export async function openWebKit(): Promise<DrivenPage> {
  const { screen, display } = await startScreen();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // Its sandbox, like Chromium's, does not run as root.
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const end = (): void => {
    driver.kill();
    screen.kill();
  };
  let session: WebDriver;
  try {
    session = await connect(`http://127.0.0.1:${port}`);
  } catch (error) {
    end();
    throw error;
  }
  const find = async (xpath: string): Promise<WebElement> => {
    const found = await session.wait(until.elementLocated(By.xpath(xpath)), PATIENCE_MS);
    return session.wait(until.elementIsVisible(found), PATIENCE_MS);
  };
  return {
    open: (address) => session.get(address),
    press: async (xpath) => (await find(xpath)).click(),
    type: async (xpath, text) => (await find(xpath)).sendKeys(text),
    choose: async (xpath, path) =>
      (await session.wait(until.elementLocated(By.xpath(xpath)), PATIENCE_MS)).sendKeys(path),
    see: async (xpath) => {
      await find(xpath);
    },
    count: async (xpath) => (await session.findElements(By.xpath(xpath))).length,
    evaluate: (expression) => session.executeScript(`return ${expression}`),
    screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
    close: async () => {
      await session.quit();
      end();
    },
  };
}
