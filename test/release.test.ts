import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const workflows = readdirSync(new URL('.github/workflows/', root)).map((name) => `.github/workflows/${name}`);

/** The jobs of a workflow, each as its text. Enough of YAML for files of ours, which a formatter keeps in shape. */
function jobsOf(text: string): Readonly<Record<string, string>> {
  const [, jobs = ''] = text.split(/^jobs:\n/m);
  const parts = jobs.split(/^ {2}(\w+):\n/m).slice(1);
  return Object.fromEntries(parts.flatMap((name, i) => (i % 2 ? [] : [[name, parts[i + 1] ?? '']])));
}

test.each(workflows)('%s takes every action by its commit', (path) => {
  const actions = [...read(path).matchAll(/uses: (\S+)(.*)/g)];
  expect(actions.length).toBeGreaterThan(1);
  for (const [, action, version] of actions) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(version).toMatch(/^ # v\d+\.\d+\.\d+$/);
  }
});

test('a job that may publish or write installs and builds nothing, and publishing is approved', () => {
  const jobs = jobsOf(read('.github/workflows/release.yml'));
  const trusted = Object.entries(jobs).filter(([, text]) => text.includes(': write'));
  expect(trusted.map(([name]) => name)).toEqual(['version', 'publish']);
  for (const [, text] of trusted) expect(text).not.toMatch(/npm (run|ci|install|test)|pnpm|npx|node /);
  expect(jobs['publish']).toContain('environment: release');
  expect(jobs['publish']).toMatch(/--provenance .*--ignore-scripts/);
  expect(jobs['build']).not.toMatch(/: write|secrets\./);
  expect(jobs['build']).toContain('persist-credentials: false');
});

test('every image is built from a base by its digest, and is asked for its health at its own port', () => {
  const image = read('packages/signer/Dockerfile');
  const bases = [...image.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(bases).toHaveLength(2);
  for (const base of bases) expect(base).toMatch(/^node:24-bookworm-slim@sha256:[0-9a-f]{64}$/);
  expect(image).toMatch(/HEALTHCHECK[\s\S]*process\.env\.KTP_PORT/);
});

test('SECURITY.md has an address and says which versions are mended', () => {
  const text = read('SECURITY.md');
  expect(text).toMatch(/<https:\/\/github\.com\/ktp-ocr\/ktp-ocr\/security\/advisories\/new>/);
  expect(text).toContain('## Supported versions');
});

test('the page on hosting has the headers that keep a page with a camera to itself', () => {
  for (const header of ['Content-Security-Policy', "frame-ancestors 'none'", 'Permissions-Policy: camera=(self)']) {
    expect(read('docs/hosting.md')).toContain(header);
  }
});
