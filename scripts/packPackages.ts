import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Packs every package as it would be published. Returns tarballs by package name. */
export function packPackages(folder: string): Readonly<Record<string, string>> {
  const packs = resolve(folder);
  rmSync(packs, { recursive: true, force: true });
  mkdirSync(packs, { recursive: true });
  const pack = ['-y', 'pnpm@12.4.2', '-r', '--filter', './packages/*', 'pack', '--pack-destination', packs];
  execFileSync('npx', pack, { cwd: join(import.meta.dirname, '..'), stdio: 'ignore' });
  // `ktp-ocr-core-0.1.0.tgz` is `@ktp-ocr/core`.
  return Object.fromEntries(
    readdirSync(packs).map((file) => [file.replace(/^ktp-ocr-(.+?)-\d.*$/, '@ktp-ocr/$1'), join(packs, file)]),
  );
}
