import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, bytes } from '../bundleSizes.ts';

/** A library an app might use instead, and what a phone has loaded once it has scanned one card. */
export interface Peer {
  readonly name: string;
  /** The part of the scan it does. */
  readonly does: string;
  /** Bundled and minified like ours. */
  readonly code?: string;
  /** Files fetched unchanged, by package. */
  readonly files?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The newest available versions when this was written. Packages that are not installed here are fetched only to be
 * weighed.
 */
export const PEERS: readonly Peer[] = [
  {
    name: 'browser-image-compression 2.0.2',
    does: 'makes the photo small',
    code: `export { default } from 'browser-image-compression'`,
  },
  { name: 'scanic 1.6.0', does: 'finds and straightens the card', code: `export { Scanner } from 'scanic'` },
  {
    name: 'jscanify 1.4.3 with OpenCV',
    does: 'finds and straightens the card',
    files: { jscanify: ['src/jscanify.js', 'src/opencv.js'] },
  },
  {
    name: 'tesseract.js 7.0.0, Indonesian',
    does: 'reads lines, knows no card',
    code: `export { createWorker } from 'tesseract.js'`,
    files: {
      'tesseract.js': ['dist/worker.min.js'],
      'tesseract.js-core': ['tesseract-core-simd-lstm.wasm.js'],
      '@tesseract.js-data/ind': ['4.0.0_best_int/ind.traineddata.gz'],
    },
  },
  {
    name: 'Innovatrics DOT document auto-capture 7.6.1',
    does: 'the camera, reads nothing',
    files: {
      '@innovatrics/dot-document-auto-capture@7.6.1': [
        'index.mjs',
        'dot-assets/document/wasm/sam_simd.wasm',
        'dot-assets/document/dot-DK7UitEo.js',
        'dot-assets/wasm/dot_embedded_bg.wasm',
      ],
      '@innovatrics/dot-auto-capture-ui@7.6.1': ['document.mjs'],
    },
  },
  {
    name: 'Dynamsoft Document Scanner 1.4.2',
    does: 'the camera and the check, reads nothing',
    files: {
      'dynamsoft-document-scanner@1.4.2': ['dist/dds.bundle.esm.js'],
      'dynamsoft-capture-vision-bundle@3.0.6001': [
        'dist/dynamsoft-capture-vision-bundle-ml-simd.wasm',
        'dist/dynamsoft-capture-vision-bundle-ml-simd.js',
        'dist/dcv.bundle.worker.js',
      ],
    },
  },
  {
    name: 'Microblink BlinkID 7.4.3',
    does: 'the camera and the reading, on the device',
    files: {
      '@microblink/blinkid@7.4.3': [
        'dist/blinkid.js',
        'dist/resources/full/advanced/BlinkIdModule.js',
        'dist/resources/full/advanced/BlinkIdModule.wasm',
        'dist/resources/full/advanced/BlinkIdModule.data',
      ],
    },
  },
];

const kept = join(import.meta.dirname, '../../../../.cache/peers');

/**
 * The folder of a package: installed, or fetched from the registry as published and unpacked, once. None of its code is
 * run.
 */
function folderOf(spec: string): string {
  if (!/.@/.test(spec)) {
    // By path: not every package allows its package.json to be resolved.
    const own = join(import.meta.dirname, '../../node_modules', spec);
    if (existsSync(own)) return own;
    const through = createRequire(
      realpathSync(join(import.meta.dirname, '../../node_modules/tesseract.js/package.json')),
    );
    return dirname(through.resolve(`${spec}/package.json`));
  }
  const folder = join(kept, spec.replaceAll(/[@/]/g, '-'));
  if (!existsSync(folder)) {
    const fresh = `${folder}.new`;
    mkdirSync(fresh, { recursive: true });
    execFileSync('npm', ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', fresh], {
      stdio: 'ignore',
    });
    const tarball = readdirSync(fresh).find((file) => file.endsWith('.tgz'))!;
    execFileSync('tar', ['-xzf', tarball], { cwd: fresh });
    renameSync(fresh, folder);
  }
  return join(folder, 'package');
}

const gzipped = (path: string): number => {
  const whole = readFileSync(path);
  return path.endsWith('.gz') ? whole.length : gzipSync(whole).length;
};

/** Compressed size in bytes. */
export async function weigh({ code, files = {} }: Peer): Promise<number> {
  const bundled = code ? bytes(await bundle(code), 'gzip') : 0;
  const fetched = Object.entries(files).flatMap(([spec, paths]) =>
    paths.map((path) => gzipped(join(folderOf(spec), path))),
  );
  return fetched.reduce((sum, one) => sum + one, bundled);
}
