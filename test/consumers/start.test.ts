import { type ChildProcess, exec, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { openPage } from '../openPage.ts';
import { serveRegistry } from './serveRegistry.ts';

const inShell = promisify(exec);

let browser: Browser;
const tarballs = inject('tarballs');

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

const START = readFileSync(join(import.meta.dirname, '../../docs/start.md'), 'utf8');

/** What a section of docs/start.md asks for: commands in order, and files by their path. */
function stepsOf(title: string) {
  const [, section = ''] = START.split(`\n## ${title}\n`);
  const [text = ''] = section.split('\n## ');
  const prose = text.replace(/^```[^]*?^```$/gm, '');
  const commands = [...prose.matchAll(/^ {4}(.+)$/gm)].map(([, command = '']) => command);
  const files = [...text.matchAll(/\*\*`([^`]+)`\*\*[^]*?^```\w+\n([^]*?)^```$/gm)];
  return { commands, files: files.map(([, path = '', code = '']) => [path, code] as const) };
}

/** As typed, without the question whether a program may be fetched. */
function unattended(command: string): string {
  return command.replace(/^npm create /, 'npm create -y ').replace(/^npx create-/, 'npx -y create-');
}

type Environment = NodeJS.ProcessEnv;

/** A program that goes on running, and the address it has printed. */
async function serve(command: string, [cwd, env]: readonly [string, Environment], running: ChildProcess[]) {
  const child = spawn(command, {
    cwd,
    shell: true,
    detached: true,
    stdio: 'pipe',
    env,
  });
  running.push(child);
  return new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += stripVTControlCharacters(part.toString());
      const [address] = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`${command} ended:\n${said}`)));
  });
}

async function scanOn(address: string): Promise<void> {
  const person = inventPerson(12);
  const photo = await drawSpecimen(person, { width: 1600, margin: 0.08, tilt: 2 });
  const page = await openPage(browser);
  const record = page.waitForEvent('console', { predicate: (message) => message.text().includes('nik') });
  await page.goto(address, { waitUntil: 'networkidle' });
  const buffer = Buffer.from(await photo.arrayBuffer());
  const chosen = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('.ktp input[type=file]').first().setInputFiles(chosen);
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.locator('[data-confirm]').waitFor();
  await keepDoubts(page);
  await page.locator('[data-confirm]').click();
  const [said] = (await record).args();
  expect(await said?.jsonValue()).toMatchObject({ nik: person.nik, nama: person.nama });
}

// docs/start.md followed to the letter, from an empty folder to a confirmed record.
test.each(['Vite', 'Next.js, app router'])(
  'five minutes: %s',
  async (title) => {
    const parent = mkdtempSync(join(tmpdir(), 'ktp-start-'));
    const running: ChildProcess[] = [];
    const { environment, end } = await serveRegistry(tarballs, parent);
    const started = performance.now();
    try {
      const { commands, files } = stepsOf(title);
      const folder = join(parent, 'onboarding');
      const [create = '', enter, ...others] = commands;
      expect(enter).toBe('cd onboarding');
      await inShell(unattended(create), { cwd: parent, env: environment });
      for (const command of others.filter((one) => one.startsWith('npm install'))) {
        await inShell(command, { cwd: folder, env: environment });
      }
      for (const [path, code] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), code);
      }
      const addresses: string[] = [];
      for (const command of others.filter((one) => !one.startsWith('npm install'))) {
        addresses.push(await serve(command, [folder, environment], running));
      }
      await scanOn(addresses.at(-1)!);
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(`${title}: from an empty folder to a confirmed record in ${seconds} s`);
      expect(seconds).toBeLessThan(300);
    } finally {
      for (const { pid, exitCode } of running) if (pid && exitCode === null) process.kill(-pid);
      end();
      rmSync(parent, { recursive: true, force: true });
    }
  },
  600_000,
);
