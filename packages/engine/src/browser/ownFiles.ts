import type { ModelName } from '../models/infer.ts';
import { MODEL_FILES, WASM_FILE } from '../models/modelFiles.ts';
import type { FetchedFile } from './messages.ts';

// Written out one by one: bundlers recognise files by this pattern, put them beside the app and name them after their
// content.
const OWN: Readonly<Record<string, () => URL>> = {
  'det-en-v3.onnx': () => new URL('../../models/det-en-v3.onnx', import.meta.url),
  'det-v6-tiny.onnx': () => new URL('../../models/det-v6-tiny.onnx', import.meta.url),
  'lines.onnx': () => new URL('../../models/lines.onnx', import.meta.url),
  'rec-v6-small.onnx': () => new URL('../../models/rec-v6-small.onnx', import.meta.url),
  'rec-v6-tiny.onnx': () => new URL('../../models/rec-v6-tiny.onnx', import.meta.url),
  'ort-wasm-simd-threaded.wasm': () => new URL('../../models/ort-wasm-simd-threaded.wasm', import.meta.url),
};

/** Where every file of the engine is: in the given folder, or where the bundler put it. */
export function filesOf(folder: string | URL | undefined): {
  readonly models: Readonly<Record<ModelName, FetchedFile>>;
  readonly wasm: FetchedFile;
} {
  const base = folder === undefined ? null : new URL(`${String(folder).replace(/\/$/, '')}/`, document.baseURI);
  const at = ({ file, bytes, sha256 }: Omit<FetchedFile, 'url'>): FetchedFile => ({
    file,
    bytes,
    sha256,
    url: (base ? new URL(file, base) : OWN[file]!()).href,
  });
  return {
    models: {
      detect: at(MODEL_FILES.detect),
      detectAgain: at(MODEL_FILES.detectAgain),
      skim: at(MODEL_FILES.skim),
      read: at(MODEL_FILES.read),
      readAgain: at(MODEL_FILES.readAgain),
    },
    wasm: at(WASM_FILE),
  };
}
