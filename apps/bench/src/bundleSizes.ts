import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

export interface BundleSizes {
  /** Bytes, brotli, of what is loaded at once. */
  readonly entry: number;
  /** Bytes, brotli, of each chunk that is loaded when asked for. */
  readonly chunks: readonly number[];
}

const ENTRY = 'virtual:entry';
const root = fileURLToPath(new URL('..', import.meta.url));

/** What a page has to fetch for some lines of code, bundled and minified from the sources of this repository. */
export async function bundleSizes(code: string, external: readonly string[] = []): Promise<BundleSizes> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? `${root}entry.ts` : null),
        load: (id) => (id === `${root}entry.ts` ? code : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ENTRY, external: [...external], preserveEntrySignatures: 'strict' },
    },
  })) as Rollup.RollupOutput;
  const chunks = built.output.filter((one) => one.type === 'chunk');
  const size = (one: (typeof chunks)[number]): number => brotliCompressSync(one.code).length;
  const [lazy, first] = [chunks.filter((one) => !one.isEntry), chunks.filter((one) => one.isEntry)];
  const shared = lazy.filter((one) => first.some(({ imports }) => imports.includes(one.fileName)));
  return {
    entry: [...first, ...shared].reduce((sum, one) => sum + size(one), 0),
    chunks: lazy.filter((one) => !shared.includes(one)).map(size),
  };
}
