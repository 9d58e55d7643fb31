// Puts the code of ONNX Runtime for WebAssembly into models/, unchanged except for the address of its source map: one
// file of 73 kB, which spares users the other 139 MB of its package. Its hash is checked on the way in.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Keeps its name and its place: bundlers look beside it for the file itself, which its threads run, and for its
 * WebAssembly.
 */
const FILE = 'ort.wasm.bundle.min.mjs';
const SHA256 = '11e64bd8ffe11bd1a2a2f0d6275fdfbbba7262f0b76b99b53d228a8a22ef3d90';

const from = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
const to = join(import.meta.dirname, '../models');
const source = readFileSync(join(from, FILE));
if (createHash('sha256').update(source).digest('hex') !== SHA256) {
  console.error(`${FILE} is not the file this engine was measured with. Check the versions in package.json.`);
  process.exit(1);
}
mkdirSync(to, { recursive: true });
writeFileSync(join(to, FILE), source.toString('utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
// For our own compiler; the package's public types need none of it.
writeFileSync(
  join(to, FILE.replace(/mjs$/, 'd.mts')),
  "export { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';\n",
);
