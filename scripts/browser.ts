// Finds a Chromium the tests can drive: CHROMIUM_PATH, Playwright's own, a system Chromium, Chrome.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const { env, platform } = process;
const windows = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(Boolean);
const SYSTEM: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: windows.map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
};

/** A path, `undefined` for Playwright's own build (nothing to pass), or `null` if there is none. */
export function findBrowser(): string | undefined | null {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH'];
  if (existsSync(chromium.executablePath())) return undefined;
  return (SYSTEM[platform] ?? []).find((path) => existsSync(path)) ?? null;
}

/** Options for Playwright's `launch()`. Chromium refuses to sandbox root, so root runs without the sandbox. */
export function launchOptions(extraArgs: readonly string[] = []): { executablePath?: string; args: string[] } {
  const executablePath = findBrowser();
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const root = platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { ...(executablePath ? { executablePath } : {}), args: [...quiet, ...root, ...extraArgs] };
}

const firstOf = (paths: readonly string[]): string | null => paths.find((path) => existsSync(path)) ?? null;

/** Firefox, which speaks WebDriver BiDi itself, or `null`. */
export function findFirefox(): string | null {
  if (env['FIREFOX_PATH']) return env['FIREFOX_PATH'];
  return firstOf(['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']);
}

/** WebKitGTK's own browser, or `null` if it, its driver or a screen for it is missing. */
export function findWebKit(): string | null {
  if (!existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb')) return null;
  const folders = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((machine) => `/usr/lib/${machine}`);
  return firstOf(
    folders.flatMap((folder) => ['4.1', '4.0'].map((version) => `${folder}/webkit2gtk-${version}/MiniBrowser`)),
  );
}
