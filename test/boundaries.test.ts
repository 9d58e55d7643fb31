import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Every arrow there may be between the packages. `signer` reaches `engine` only when nothing else is set up. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  react: ['core'],
  engine: ['core'],
  signer: ['core', 'engine'],
  testing: ['core'],
};

/** Packages from elsewhere that an installed package may bring along. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  core: [],
  react: ['react-dropzone', 'lean-qr'],
  engine: ['onnxruntime-node', 'onnxruntime-web', 'sharp'],
  signer: [],
  testing: [],
};

/** The rooms of the packages, lowest first: a file may look into its own room and into those before it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
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

/** Sources that ship: no tests, no stories. */
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

test('there are five packages and no sixth', () =>
  expect(readdirSync(join(root, 'packages')).toSorted()).toEqual(Object.keys(ARROWS).toSorted()));

describe.each(Object.keys(ARROWS))('%s', (name) => {
  const { dependencies = {}, peerDependencies = {} } = manifest(name);

  test('depends on no other package of ours than the plan says', () => {
    const ours = [...Object.keys(dependencies), ...Object.keys(peerDependencies)].filter((d) =>
      d.startsWith('@ktp-ocr/'),
    );
    expect(ours.map((d) => d.replace('@ktp-ocr/', '')).filter((d) => !ARROWS[name]?.includes(d))).toEqual([]);
  });

  test('brings along nothing else than the plan says', () => {
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

  test('reaches its own files by their names, not through another folder of ours', () => {
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
  const roomOf = (file: string): string => relative(folder, file).split('/')[0] ?? '';

  test('hold every file but the entries', () => {
    const loose = sources(name).filter((file) => !relative(folder, file).includes('/'));
    expect(loose.length).toBeLessThanOrEqual(4);
    const inside = sources(name).filter((file) => !loose.includes(file));
    expect([...new Set(inside.map(roomOf))].toSorted()).toEqual(rooms.toSorted());
  });

  test('look no way but down', () => {
    const up = sources(name).flatMap((file) =>
      imports(file)
        .filter((specifier) => specifier.startsWith('.') && rooms.includes(roomOf(file)))
        .map((specifier) => roomOf(join(dirname(file), specifier)))
        .filter((room) => rooms.indexOf(room) < 0 || rooms.indexOf(room) > rooms.indexOf(roomOf(file)))
        .map((room) => `${relative(folder, file)} looks up into ${room}`),
    );
    expect(up).toEqual([]);
  });
});

test('the signer reaches the engine lazily: nobody with an account pays for it', () => {
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
