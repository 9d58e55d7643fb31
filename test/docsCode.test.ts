import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

// Every block of TypeScript in README and docs is compiled as a file of its own. What a reader would have around it stands in a
// comment right before it, unseen: <!-- given: declare function save(record: KtpRecord): void -->
const root = join(import.meta.dirname, '..');
const work = join(root, '.cache/docs');
const BLOCK = /(?:^<!-- given: (.*?) -->\n\n?)?^```(?:tsx|ts)\n(.*?)^```$/gms;

interface Block {
  readonly from: string;
  readonly code: string;
}

async function blocksOf(file: string): Promise<readonly Block[]> {
  const text = await readFile(join(root, file), 'utf8');
  return [...text.matchAll(BLOCK)].map(({ 1: given = '', 2: code = '', index }) => ({
    from: `${file.replaceAll('/', '-')}-${text.slice(0, index).split('\n').length}`,
    code: `${code}\n${given}\nexport {};\n`,
  }));
}

test('the code in the documentation compiles', async () => {
  const docs = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
  const blocks = (await Promise.all(['README.md', ...docs].map(blocksOf))).flat();
  expect(blocks.length).toBeGreaterThan(15);
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await Promise.all(blocks.map(({ from, code }) => writeFile(join(work, `${from}.tsx`), code)));
  const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false, erasableSyntaxOnly: false };
  await writeFile(
    join(work, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['*.tsx'] }),
  );
  const compile = promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['-p', work, '--pretty', 'false'], {
    cwd: root,
  });
  const said = await compile.then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
  expect(said).toBe('');
}, 120_000);
