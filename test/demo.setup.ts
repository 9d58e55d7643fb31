import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from './freePort.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo is served, with a slash at its end. */
    readonly demo: string;
  }
}

/** One demo for all walks, as `npm start` serves it: its page, its signer and the embedded engine. */
export default async function startDemo(project: TestProject): Promise<() => void> {
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
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => reject(new Error(`The demo did not start: ${said}`)));
  });
  project.provide('demo', address);
  return () => void server.kill();
}
