import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../freePort.ts';

/** Another developer's app, outside this workspace. */
export interface App {
  /** Folders here whose files it consists of, copied to one level. */
  readonly from: readonly string[];
  readonly install: 'npm' | 'pnpm' | 'yarn';
  readonly dependencies: Readonly<Record<string, string>>;
  /** Commands, run in it one after another: they build it, or test it. */
  readonly build: readonly (readonly string[])[];
}

/** An app that is served once it is built. */
export interface Consumer extends App {
  /** The command that serves it; the port is its last argument. */
  readonly serve: readonly string[];
}

/** Dependencies every consumer has besides its own. */
const COMMON = { '@tanstack/react-query': '^5.0.0', '@types/react': '^19.0.0', '@types/react-dom': '^19.0.0' };

/** Install scripts may run, as they do for all users: none of our dependencies has one. */
const INSTALL = {
  npm: ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
  pnpm: ['npx', '-y', 'pnpm@12.4.2', 'install', '--prefer-offline', '--reporter=silent'],
  yarn: ['npx', '-y', 'yarn@1.22.22', 'install', '--silent'],
} as const;

/** An app that is built and served. */
export interface ServedConsumer {
  readonly folder: string;
  readonly address: string;
  readonly end: () => void;
}

function run([command = '', ...args]: readonly string[], cwd: string): void {
  try {
    const env = { ...process.env, NODE_ENV: '', NEXT_TELEMETRY_DISABLED: '1' };
    execFileSync(command, args, { cwd, stdio: 'pipe', env });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: Buffer; readonly stderr: Buffer };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  for (let triesLeft = 300; triesLeft > 0 && server.exitCode === null; triesLeft -= 1) {
    const there = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The consumer was built and does not answer.');
}

/** Creates the app in its own folder, installs the packed packages there and runs its commands. Gives the folder. */
export function buildApp(consumer: App, tarballs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ktp-consumer-'));
  try {
    for (const part of consumer.from) cpSync(join(import.meta.dirname, part), folder, { recursive: true });
    const packed = Object.fromEntries(Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]));
    const manifest = {
      name: 'consumer',
      private: true,
      type: 'module',
      dependencies: { ...packed, ...COMMON, ...consumer.dependencies },
      // Until they are published, one of our packages that asks for another would be looked up in the registry.
      ...(consumer.install === 'yarn' ? { resolutions: packed } : {}),
      ...(consumer.install === 'npm' ? { overrides: packed } : {}),
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    if (consumer.install === 'pnpm') {
      writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides: packed, pmOnFail: 'ignore' }));
    }
    run(INSTALL[consumer.install], folder);
    for (const step of consumer.build) run(step, folder);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Builds the app and serves it. */
export async function serveConsumer(
  consumer: Consumer,
  tarballs: Readonly<Record<string, string>>,
): Promise<ServedConsumer> {
  const folder = buildApp(consumer, tarballs);
  try {
    const port = String(await freePort());
    const [command = '', ...args] = consumer.serve;
    const server = spawn(command, [...args, port], { cwd: folder, stdio: 'ignore' });
    const address = `http://127.0.0.1:${port}/`;
    await answers(address, server);
    return {
      folder,
      address,
      end: () => {
        server.kill();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
