// Only linted here; building it needs Docker.
import { readFileSync } from 'node:fs';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { USAGE } from './usage.ts';

const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  devDependencies: Record<string, string>;
};

test('passes the linter', () => {
  const strict = Object.fromEntries(
    [
      'deprecatedMaintainer',
      'directiveCasing',
      'emptyContinuationLine',
      'instructionCasing',
      'instructionCmdMultiple',
      'instructionEntrypointMultiple',
      'instructionHealthcheckMultiple',
      'instructionJSONInSingleQuotes',
      'instructionWorkdirRelative',
    ].map((rule) => [rule, ValidationSeverity.ERROR]),
  );
  expect(validate(text, strict)).toEqual([]);
  expect(validate(text.replace('WORKDIR /app', 'WORKDIR app'), strict)).not.toEqual([]);
});

test('runs as an unprivileged user, and holds no secret', () => {
  const last = text.slice(text.lastIndexOf('\nFROM'));
  expect(last).toMatch(/\nUSER node\n/);
  expect(text).not.toMatch(/^(ENV|ARG|\s+).*(TOKEN|SECRET|KEY|PASSWORD)\S*=/m);
});

test('sets only variables the command knows, and installs what is tested here', () => {
  const variables = [...text.matchAll(/\b(KTP_[A-Z_]+)=/g)].map(([, name = '']) => name);
  expect(variables).not.toEqual([]);
  for (const name of variables) expect(USAGE).toContain(name);
  for (const name of ['ioredis', 'rate-limiter-flexible']) {
    expect(text).toContain(`${name}@${manifest.devDependencies[name]}`);
  }
});
