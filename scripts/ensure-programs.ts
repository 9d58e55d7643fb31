// Runs before the tests and provides the programs they need. Installs missing ones if it can do so without asking: on
// Debian, as root. Without Chromium nothing can be tested; tests that need one of the others report that they were
// skipped.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser, findFirefox, findWebKit } from './browser.ts';
import { findStore } from './store.ts';

interface Program {
  readonly name: string;
  /** Its path, or `null`. */
  readonly find: () => string | null;
  /** Debian packages that provide it. */
  readonly packages: readonly string[];
}

const findChromium = (): string | null => {
  const found = findBrowser();
  return found === undefined ? chromium.executablePath() : found;
};
const PROGRAMS: readonly Program[] = [
  { name: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-dejavu-core'] },
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKitGTK', find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] },
  {
    name: 'Store of shared quotas',
    find: () => findStore() ?? process.env['REDIS_URL'] ?? null,
    packages: ['redis-server'],
  },
];
const missing = (): readonly Program[] => PROGRAMS.filter(({ find }) => find() === null);

function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    return true;
  } catch {
    return false;
  }
}

const debianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
if (missing().length > 0 && debianRoot) {
  const install = (programs: readonly Program[]): boolean =>
    run('apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...programs.flatMap(({ packages }) => packages),
    ]);
  run('apt-get', ['update', '-qq']);
  // Installing all at once is fastest; one by one if this Debian does not have them all.
  if (!install(missing())) for (const program of missing()) install([program]);
}
if (findBrowser() === null) run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);

for (const { name, find } of PROGRAMS) console.log(`${name}: ${find() ?? 'none; its tests will be skipped'}`);
if (findChromium() === null) {
  console.error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH to its program file.');
  process.exit(1);
}
