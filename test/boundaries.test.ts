import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Every allowed arrow between the packages. `signer` loads `engine` only if nothing else is set up. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  react: ['core'],
  engine: ['core'],
  signer: ['core', 'engine'],
  testing: ['core'],
};

/** External packages that an installed package may bring along. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  core: [],
  react: ['react-dropzone', 'lean-qr'],
  engine: ['sharp'],
  signer: [],
  testing: [],
};

/**
 * The rooms of the packages, lowest first: folders, and files that are a level of their own. A file may import from its
 * own room and from the rooms before it.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  core: [
    ...['problems', 'errorPage', 'errors'],
    ...['card/fields', 'card/reading', 'card/words', 'card/regions', 'card/nik', 'card/draft', 'card/record'],
    ...['card/rules', 'card/review', 'photo/frame', 'photo/detect', 'photo', 'engine', 'wire'],
  ],
  react: ['texts', 'shared', 'start', 'photoCheck', 'failure', 'progress', 'camera', 'review', 'handover', 'scan'],
  signer: ['endpoint', 'photo', 'quota', 'tencent', 'signer', 'api', 'handover', 'command'],
};

const root = join(import.meta.dirname, '..');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function manifest(name: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest;
}

/** Sources that ship: no tests or stories. */
function sources(name: string): string[] {
  const folder = join(root, 'packages', name, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|test-d|stories)\.|^stories\//.test(file))
    .map((file) => join(folder, file));
}

/** Imports of a source file, types included. */
function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^(?:import|export)\b[^;'=]*?\bfrom\s*|^import\s*|\bimport\(\s*)'([^']+)'/gm)].map(
    (match) => match[1] ?? '',
  );
}

/** Our own files that a source file needs when it starts: no types, nothing that is loaded late. */
function calls(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/^(?:import|export)(?! type\b)[^;'=]*?\bfrom\s*'(\.[^']+)'/gm);
  return [...found].map((match) => match[1] ?? '');
}

test('there are exactly five packages', () =>
  expect(readdirSync(join(root, 'packages')).toSorted()).toEqual(Object.keys(ARROWS).toSorted()));

describe.each(Object.keys(ARROWS))('%s', (name) => {
  const { dependencies = {}, peerDependencies = {} } = manifest(name);

  test('depends only on those of our packages that the plan allows', () => {
    const ours = [...Object.keys(dependencies), ...Object.keys(peerDependencies)].filter((d) =>
      d.startsWith('@ktp-ocr/'),
    );
    expect(ours.map((d) => d.replace('@ktp-ocr/', '')).filter((d) => !ARROWS[name]?.includes(d))).toEqual([]);
  });

  test('brings along only the external packages that the plan allows', () => {
    const theirs = Object.keys(dependencies).filter((d) => !d.startsWith('@ktp-ocr/'));
    expect(theirs.filter((d) => !OUTSIDE[name]?.includes(d))).toEqual([]);
  });

  test('imports only what its manifest names', () => {
    const declared = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
    const bare = (specifier: string): string =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
    const stray = sources(name).flatMap((file) =>
      imports(file)
        .filter((specifier) => !/^(\.|node:)/.test(specifier) && !declared.has(bare(specifier)))
        .map((specifier) => `${file.replace(root, '')} imports ${specifier}`),
    );
    expect(stray).toEqual([]);
  });

  test('imports its own files by their names, not through a package of ours', () => {
    const stray = sources(name).flatMap((file) =>
      imports(file).filter((specifier) =>
        /packages\/|\.\.\/\.\.\/(core|react|signer|engine|testing)\//.test(specifier),
      ),
    );
    expect(stray).toEqual([]);
  });
});

describe.each(Object.entries(ROOMS))('the rooms of %s', (name, rooms) => {
  const folder = join(root, 'packages', name, 'src');
  const roomOf = (file: string): string => {
    const path = `${relative(folder, file).replace(/\.(tsx?|js)$/, '')}/`;
    const around = rooms.filter((room) => path.startsWith(`${room}/`));
    return around.reduce((best, room) => (room.length > best.length ? room : best), '');
  };
  const ours = (file: string): string[] =>
    imports(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(dirname(file), specifier));

  test('hold every file except the entries', () => {
    const loose = sources(name).filter((file) => roomOf(file) === '');
    expect(loose.filter((file) => relative(folder, file).includes('/'))).toEqual([]);
    expect(loose.length).toBeLessThanOrEqual(4);
    expect([...new Set(sources(name).map(roomOf))].filter(Boolean).toSorted()).toEqual(rooms.toSorted());
  });

  test('import only from the rooms below', () => {
    const up = sources(name).flatMap((file) => {
      const own = rooms.indexOf(roomOf(file));
      if (own < 0) return [];
      const above = ours(file).filter((other) => rooms.indexOf(roomOf(other)) > own || roomOf(other) === '');
      return above.map((other) => `${relative(folder, file)} looks up to ${relative(folder, other)}`);
    });
    expect(up).toEqual([]);
  });

  test('have no import cycle, apart from types', () => {
    const needs = new Map(sources(name).map((file) => [file, calls(file).map((to) => join(dirname(file), to))]));
    // Repeatedly removes files that need none of the remaining ones: a cycle is what stays.
    for (let before = -1; before !== needs.size;) {
      before = needs.size;
      for (const [file, all] of needs) if (!all.some((other) => needs.has(other))) needs.delete(file);
    }
    expect([...needs.keys()].map((file) => relative(folder, file))).toEqual([]);
  });
});

test('the signer loads the engine lazily, so that users with an account do not pay for it', () => {
  const eager = sources('signer').filter((file) =>
    /^import (?!type).*'@ktp-ocr\/engine/m.test(readFileSync(file, 'utf8')),
  );
  expect(eager).toEqual([]);
});

test('every native tool is locked for macOS and Windows too', () => {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const tools = [
    '@esbuild/$',
    '@img/sharp-$',
    '@oxfmt/binding-$',
    '@oxlint/binding-$',
    '@rolldown/binding-$',
    '@typescript/typescript-$',
    'lightningcss-$',
  ];
  for (const tool of tools) {
    expect(lock, tool).toContain(`${tool.replace('$', 'darwin-arm64')}@`);
    expect(lock, tool).toContain(`${tool.replace('$', 'win32-x64')}`);
  }
});
