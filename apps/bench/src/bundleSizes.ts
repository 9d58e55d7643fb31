import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';

/** A file of a bundle. */
export interface BundleFile {
  /**
   * The name of its source within its package, or the bundler's name: `scan/ScanScreens`, `texts/id`, `prepare.worker`.
   */
  readonly name: string;
  readonly isEntry: boolean;
  readonly fileName: string;
  /** The files loaded with it. */
  readonly imports: readonly string[];
  readonly text: string;
  readonly gzip: number;
  readonly brotli: number;
}

const ENTRY = 'virtual:entry';
const root = fileURLToPath(new URL('..', import.meta.url));

function isCode(file: Rollup.OutputChunk | Rollup.OutputAsset): boolean {
  return file.type === 'chunk' || file.fileName.endsWith('.js');
}

/** `…/packages/react/src/texts/id.ts` is `texts/id`, and `assets/prepare.worker-CC4_l-Ew.js` is `prepare.worker`. */
function plainName(file: Rollup.OutputChunk | Rollup.OutputAsset): string {
  const source = file.type === 'chunk' ? /\/src\/([\w/.-]+)\.tsx?$/.exec(file.facadeModuleId ?? '')?.[1] : undefined;
  return source ?? file.fileName.replace(/^.*\//, '').replace(/-[\w-]{8}\.js$/, '');
}

/**
 * What a page has to fetch for a few lines of code, file by file, bundled and minified from the sources of this
 * repository.
 */
export async function bundle(code: string, external: readonly string[] = []): Promise<readonly BundleFile[]> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    // As for production, even if a test runner has set another mode.
    mode: 'production',
    oxc: { jsx: { development: false } },
    worker: { format: 'es' },
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
      rolldownOptions: {
        input: ENTRY,
        external: [...external],
        preserveEntrySignatures: 'strict',
        // The notices of licences too, as an app has to pass them on; Vite drops them by default.
        output: { comments: { legal: true } },
      },
    },
  })) as Rollup.RollupOutput;
  return built.output.filter(isCode).map((file) => {
    const text = file.type === 'chunk' ? file.code : String(file.source);
    return {
      name: plainName(file),
      fileName: file.fileName,
      isEntry: file.type === 'chunk' && file.isEntry,
      imports: file.type === 'chunk' ? file.imports : [],
      text,
      gzip: gzipSync(text, { level: 9 }).length,
      brotli: brotliCompressSync(text).length,
    };
  });
}

/** The wanted files with everything they import. */
export function withImports(files: readonly BundleFile[], wanted: readonly BundleFile[]): readonly BundleFile[] {
  const found = new Set(wanted);
  for (const file of found) {
    for (const one of files) if (file.imports.includes(one.fileName)) found.add(one);
  }
  return [...found];
}

/** Total bytes of several files. */
export function bytes<How extends 'gzip' | 'brotli'>(
  files: readonly Readonly<Record<How, number>>[],
  how: How,
): number {
  return files.reduce((sum, file) => sum + file[how], 0);
}
