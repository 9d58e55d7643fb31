import { rmSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { packPackages } from '../../scripts/packPackages.ts';
import { buildApp } from './consumer.ts';
import { UNIT_TESTS } from './consumers.ts';

let tarballs: Readonly<Record<string, string>>;

beforeAll(() => {
  tarballs = packPackages('.cache/unit-test-packs');
});

// The recipes of docs/testing.md: a scan in a unit test, from the packages as they would be published.
test.each(Object.entries(UNIT_TESTS))(
  '%s',
  (_, app) => {
    const folder = buildApp(app, tarballs);
    rmSync(folder, { recursive: true, force: true });
    expect(folder).toContain('ktp-consumer-');
  },
  600_000,
);
