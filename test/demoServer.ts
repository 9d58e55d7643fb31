import { type ChildProcess, exec, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './freePort.ts';

export interface DemoServer {
  /** With a trailing slash. */
  readonly address: string;
  /** Ends the server and everything it was doing. */
  readonly stop: () => Promise<void>;
}

const DEMO = join(import.meta.dirname, '../apps/demo');

/** Builds the page as it is published, for `startDemoServer(['--built'])`. */
export async function buildDemo(): Promise<void> {
  // A test runner sets its own NODE_ENV, for which React would be built with all its messages for developers.
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(exec)('npm run -s build', { cwd: DEMO, env });
}

/** Starts the demo in its own process, as `npm start` does: its page, its signer and the embedded engine. */
export async function startDemoServer(
  options: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<DemoServer> {
  const port = options.includes('--port') ? [] : ['--port', String(await freePort())];
  const server = spawn(process.execPath, ['--conditions=source', 'server.ts', ...port, ...options], {
    cwd: DEMO,
    env: { ...process.env, ...env },
  });
  return { address: await addressOf(server), stop: () => end(server) };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found) resolve(found);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('exit', () => reject(new Error(`The demo did not start: ${said}`)));
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill();
  await gone;
}
