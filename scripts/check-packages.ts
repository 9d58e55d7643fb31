// Packs every package as it would be published and checks the tarball with publint and attw.
import { execFileSync } from 'node:child_process';
import { packPackages } from './packPackages.ts';

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: 'inherit' });
}

for (const tarball of Object.values(packPackages('.cache/packs'))) {
  console.log(`\n== ${tarball}`);
  run('publint', ['--strict', tarball]);
  run('attw', ['--profile', 'esm-only', tarball]);
}
