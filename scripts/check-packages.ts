// Packs every package as it would be published and lets publint and attw look at the tarball.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packs = resolve('.cache/packs');
rmSync(packs, { recursive: true, force: true });
mkdirSync(packs, { recursive: true });

function run(command: string, args: readonly string[], cwd = '.'): void {
  execFileSync(command, args, { stdio: 'inherit', cwd });
}

for (const name of readdirSync('packages')) {
  run('npx', ['-y', 'pnpm@12.4.2', 'pack', '--pack-destination', packs], join('packages', name));
}
for (const tarball of readdirSync(packs)) {
  console.log(`\n== ${tarball}`);
  run('publint', ['--strict', join(packs, tarball)]);
  run('attw', ['--profile', 'esm-only', join(packs, tarball)]);
}
