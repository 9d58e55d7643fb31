import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './freePort.ts';

/** The demo as `npm start` serves it: its page, its signer and the embedded engine. */
export async function startDemo(): Promise<{ readonly address: string; readonly server: ChildProcess }> {
  const server = spawn(
    process.execPath,
    ['--conditions=source', 'apps/demo/server.ts', '--port', String(await freePort())],
    { cwd: join(import.meta.dirname, '..') },
  );
  const address = await new Promise<string>((resolve, reject) => {
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
  return { address, server };
}
