import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './freePort.ts';

export interface DemoServer {
  /** With a slash at its end. */
  readonly address: string;
  /** Ends it, with all it was doing. */
  readonly stop: () => Promise<void>;
}

/** Starts the demo in a process of its own, as `npm start` does: its page, its signer and the embedded engine. */
export async function startDemoServer(
  options: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<DemoServer> {
  const port = options.includes('--port') ? [] : ['--port', String(await freePort())];
  const server = spawn(process.execPath, ['--conditions=source', 'apps/demo/server.ts', ...port, ...options], {
    cwd: join(import.meta.dirname, '..'),
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
