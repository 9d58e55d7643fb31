import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** From the ground up: a room may use itself and the rooms before it. Node and browser may not use each other. */
const ROOMS = ['image', 'models', 'find', 'read', 'judge', 'scan', 'node', 'browser', 'evaluate'];

/** Comes with the package and belongs to no room. */
const RUNTIME = '../../models/ort.wasm.bundle.min.mjs';

const roomOf = (path: string): string => /^\.\.\/([^/]+)\//.exec(path)?.[1] ?? '';
const sources = (folder: string): readonly string[] =>
  readdirSync(join(import.meta.dirname, folder)).filter(
    (file) => /\.tsx?$/.test(file) && !/\.(test|test-d|stories)\./.test(file),
  );

test.each(ROOMS)('%s imports only from rooms below it', (room) => {
  const below = ROOMS.slice(0, ROOMS.indexOf(room));
  const allowed = new Set(below.filter((other) => room !== 'browser' || other !== 'node'));
  for (const file of sources(room)) {
    const text = readFileSync(join(import.meta.dirname, room, file), 'utf8');
    const upwards = [...text.matchAll(/from '(\.\.\/[^']+)'/g)].filter(
      ([, path]) => path !== RUNTIME && !allowed.has(roomOf(path!)),
    );
    expect(upwards.map(([line]) => `${room}/${file}: ${line}`)).toEqual([]);
  }
});

test('only entry files are outside a room', () => {
  expect(sources('.').toSorted()).toEqual(['browser.ts', 'cli.ts', 'node.ts']);
});
