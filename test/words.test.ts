import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\0')
  .filter((file) => /\.(tsx?|mjs|json|md|css|html|ya?ml)$/.test(file) && file !== 'pnpm-lock.yaml');

test("no 16 digits in the repository could be a living person's NIK", () => {
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/(?<![\d.])[1-9]\d{15}(?!\d)/g)]
      .map(([digits]) => digits)
      .filter((digits) => !/999\d$/.test(digits) && !digits.endsWith('0000'))
      .map((digits) => `${file}: …${digits.slice(-4)}`);
  });
  expect(found).toEqual([]);
});
