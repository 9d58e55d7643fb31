// Before the tests: a Chromium to run them in. Installed only where none is found.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from './browser.ts';

function run(command: string, args: string[]): void {
  console.log(`$ ${command} ${args.join(' ')}`);
  execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

if (findBrowser() === null) {
  const debianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debianRoot) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  } else run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}
const found = findBrowser();
if (found === null) {
  console.error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH to its program file.');
  process.exit(1);
}
console.log(`Browser: ${found ?? chromium.executablePath()}`);
