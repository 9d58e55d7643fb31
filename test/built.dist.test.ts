import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// The built files, as they will be published. They need `npm run build` first; `npm test` takes care of that.
const packages = join(import.meta.dirname, '../packages');

interface Manifest {
  readonly name: string;
  readonly publishConfig: { readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>> };
}

function manifest(name: string): Manifest {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as Manifest;
}

function targets(name: string): string[] {
  return Object.values(manifest(name).publishConfig.exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
}

function built(name: string): string[] {
  const folder = join(packages, name, 'dist');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
}

describe.each(readdirSync(packages))('the built package %s', (name) => {
  test('has a file for every export', () =>
    expect(targets(name).filter((target) => !existsSync(join(packages, name, target)))).toEqual([]));

  test('contains no test, no story and no import of a TypeScript file', () => {
    expect(built(name).filter((file) => /\.(test|stories)\./.test(file))).toEqual([]);
    const stray = built(name).filter(
      (file) => file.endsWith('.js') && /(?:from|import\()\s*['"]\.[^'"]*\.tsx?['"]/.test(readFileSync(file, 'utf8')),
    );
    expect(stray).toEqual([]);
  });

  test('imports in plain Node, without a window', () => {
    const entries = Object.entries(manifest(name).publishConfig.exports)
      .filter(([, entry]) => typeof entry !== 'string' && entry['default']?.endsWith('.js'))
      .map(([path]) => join(manifest(name).name, path));
    const program = `await Promise.all(${JSON.stringify(entries)}.map((entry) => import(entry)))`;
    expect(entries.length).toBeGreaterThan(0);
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: join(packages, '../apps/demo') });
  });
});

test("core's worker is still a separate file, referenced relative to its caller", () => {
  const callers = built('core').filter(
    (file) => file.endsWith('.js') && readFileSync(file, 'utf8').includes('new Worker('),
  );
  expect(callers.length).toBeGreaterThan(0);
  for (const file of callers) {
    const named = /new URL\('(\.\/[^']+)', import\.meta\.url\)/.exec(readFileSync(file, 'utf8'))?.[1];
    expect(named, file).toBeDefined();
    expect(existsSync(join(file, '..', named ?? ''))).toBe(true);
  }
});

test("every client file of react still starts with 'use client'; the index, which servers use too, does not", () => {
  const marked = built('react').filter(
    (file) => file.endsWith('.js') && /\buse(?:State|Effect|Ref|Id)\b/.test(readFileSync(file, 'utf8')),
  );
  expect(marked.length).toBeGreaterThan(0);
  const says = (file: string): boolean => readFileSync(file, 'utf8').startsWith("'use client';");
  for (const file of marked) expect(says(file), file).toBe(true);
  expect(['index.js', 'camera.js'].map((file) => says(join(packages, 'react/dist', file)))).toEqual([false, false]);
});
