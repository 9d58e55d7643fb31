// The demo and its signer, straight from the sources: nothing is built first.
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, ['--conditions=source', 'apps/demo/server.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
