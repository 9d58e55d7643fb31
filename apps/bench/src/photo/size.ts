import { build, type Rolldown } from 'vite';
import { gzipSync } from 'node:zlib';
import { atMost, type Figure, round } from '../figures.ts';

const ENTRY = 'virtual:size';

/** What an app's bundler makes of a few of the package's exports, each file with its bytes after gzip. */
async function bundled(code: string): Promise<ReadonlyMap<string, number>> {
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    worker: { format: 'es' },
    plugins: [
      {
        name: 'size',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? `${import.meta.dirname}/size.entry.js` : undefined),
        load: (id) => (id.endsWith('size.entry.js') ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'esnext',
      minify: true,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const files = outputs.flatMap(({ output }) => output);
  return new Map(
    files.map((file) => [
      file.fileName,
      gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length,
    ]),
  );
}

const sum = (sizes: ReadonlyMap<string, number>): number => [...sizes.values()].reduce((a, b) => a + b, 0);
const kB = (bytes: number): number => round(bytes / 1000);

/** Bytes of the preparation and of the detector, as an app would ship them. */
export async function size(): Promise<readonly Figure[]> {
  const detector = sum(await bundled("export { detectCard } from '@ktp-ocr/core/kit'"));
  const errors = sum(await bundled("export { KtpError, abortError, isKtpError } from '@ktp-ocr/core'"));
  const files = await bundled("export { preparePhoto } from '@ktp-ocr/core'");
  const named = (part: string): number => [...files].find(([name]) => name.includes(part))?.[1] ?? Number.NaN;
  const page = Math.max(...[...files].filter(([name]) => name.includes('entry')).map(([, bytes]) => bytes));
  for (const [name, bytes] of files) console.log(`${name.padEnd(44)}${kB(bytes)} kB gz`);
  console.log(`of which the sentences of errors, which every app has: ${kB(errors)} kB gz`);
  return [
    // A tenth of it mends JPEGs with stray bytes, and strips metadata behind later scans.
    atMost('size of the preparation: its worker, gz', kB(named('prepare.worker')), 'kB', 6.2),
    { name: 'what the page loads to call it, less the errors, gz', value: kB(page - errors), unit: 'kB' },
    atMost('size of the detector, gz', kB(detector), 'kB', 4),
    { name: 'size of the worker that looks for the card too, gz', value: kB(named('prepareAndFind')), unit: 'kB' },
  ];
}
