// Before the tests: a Redis or Valkey server for the shared quotas to be counted in. Installed only where none is found; where that
// cannot be done the tests that need it say that they were skipped, unless REDIS_URL names one.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findStore } from './store.ts';

function run(command: string, args: string[]): void {
  console.log(`$ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}

const debianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
if (findStore() === null && debianRoot) {
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server']);
}
console.log(`Store of shared quotas: ${findStore() ?? process.env['REDIS_URL'] ?? 'none; its tests will be skipped'}`);
