import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

// The tarballs that would be published.
const tarballs = inject('tarballs');

test.each(['core', 'engine', 'react', 'signer', 'testing'])(
  'the tarball of %s has its licence and its maps',
  (name) => {
    const files = execFileSync('tar', ['-tzf', tarballs[`@ktp-ocr/${name}`]!], { encoding: 'utf8' }).split('\n');
    expect(files.some((file) => file.startsWith('package/LICENSE'))).toBe(true);
    const notices = readdirSync(join(import.meta.dirname, '../../packages', name)).filter((file) =>
      file.startsWith('NOTICE'),
    );
    for (const notice of notices) expect(files).toContain(`package/${notice}`);
    const code = files.filter((file) => file.endsWith('.js') && file.startsWith('package/dist/'));
    expect(code.length).toBeGreaterThan(0);
    expect(code.filter((file) => !files.includes(`${file}.map`))).toEqual([]);
    expect(files.filter((file) => /^package\/dist\/.*\.(test|stories)\./.test(file))).toEqual([]);
  },
);
