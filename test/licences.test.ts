import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Manifest {
  readonly name: string;
  readonly license: string;
  readonly homepage: string;
  readonly keywords: readonly string[];
  readonly bugs: { readonly url: string };
  readonly repository: { readonly url: string; readonly directory: string };
}

/** What a package carries besides our own code, and what must lie beside it. */
const PACKAGES = {
  core: { license: '(MIT AND ODbL-1.0)', texts: { 'NOTICE-ODbL': /Open Database License/ } },
  react: { license: 'MIT', texts: {} },
  signer: { license: 'MIT', texts: {} },
  engine: {
    license: '(MIT AND Apache-2.0)',
    texts: {
      NOTICE: /PaddlePaddle Authors/,
      'LICENSE-Apache-2.0': /END OF TERMS AND CONDITIONS/,
      'NOTICE-onnxruntime': /Copyright \(c\) Microsoft Corporation[\s\S]*THIRD PARTY/i,
    },
  },
  testing: { license: '(MIT AND OFL-1.1)', texts: { NOTICE: /SIL OPEN FONT LICENSE/ } },
} as const;
const REPOSITORY = 'https://github.com/ktp-ocr/ktp-ocr';

describe.each(Object.entries(PACKAGES))('the tarball of %s', (folder, { license, texts }) => {
  const at = new URL(`../packages/${folder}/`, import.meta.url);
  const read = (name: string): string => readFileSync(new URL(name, at), 'utf8');

  test('carries the licences of all that is in it', () => {
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: at, encoding: 'utf8' }),
    ) as readonly { readonly files: readonly { readonly path: string }[] }[];
    const files = packed[0]!.files.map(({ path }) => path);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', ...Object.keys(texts)]));
    expect(read('LICENSE')).toBe(readFileSync(new URL('../LICENSE', import.meta.url), 'utf8'));
    for (const [name, words] of Object.entries(texts)) expect(read(name)).toMatch(words);
  });

  test('says so, and where it comes from', () => {
    const manifest = JSON.parse(read('package.json')) as Manifest;
    expect(manifest.license).toBe(license);
    expect(manifest.repository).toEqual({
      type: 'git',
      url: `git+${REPOSITORY}.git`,
      directory: `packages/${folder}`,
    });
    expect(manifest.homepage).toBe(`${REPOSITORY}#readme`);
    expect(manifest.bugs).toEqual({ url: `${REPOSITORY}/issues` });
    expect(manifest.keywords).toContain('ktp');
  });
});
