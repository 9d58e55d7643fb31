import { rmSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { buildApp } from './consumer.ts';
import { UNIT_TESTS } from './consumers.ts';

// The recipes of docs/testing.md: a scan in a unit test, from the packages as they would be published. An app whose
// tests fail is not built.
test.each(Object.entries(UNIT_TESTS))(
  '%s',
  (_, app) => {
    expect(() => rmSync(buildApp(app, inject('tarballs')), { recursive: true, force: true })).not.toThrow();
  },
  600_000,
);
