import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Infer, Models } from '../models/infer.ts';
import { inferWith } from '../models/inferWith.ts';
import { MODEL_FILES, type ModelFile, WASM_FILE } from '../models/modelFiles.ts';
import type { EngineRuntime } from './messages.ts';

/** Starts one model from its file. */
type Start = (path: string) => Promise<Infer>;

const pathOf = ({ file }: ModelFile): string => fileURLToPath(new URL(`../../models/${file}`, import.meta.url));

/** @throws {Error} if onnxruntime-node is not installed, or has no build for this machine. */
async function startNative(threads: number): Promise<Start> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  return async (path) => {
    const session = await InferenceSession.create(path, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      // A memory pool of its own, kept from run to run. Without it, the system must hand out, clear and take back
      // memory for every layer, which costs a detector more than all its arithmetic, and the peak is no lower.
      enableCpuMemArena: true,
      logSeverityLevel: 3,
      // Threads that spin while they wait take cores away from the machine's other requests. Some weights are so close
      // to zero that the processor computes with them in microcode: as zeros they take half the time.
      extra: { session: { intra_op: { allow_spinning: '0' }, set_denormal_as_zero: '1' } },
    });
    return inferWith(session, Tensor);
  };
}

/** One thread: with more, the runtime starts browser workers, which Node does not have. */
async function startWasm(): Promise<Start> {
  const { env, InferenceSession, Tensor } = await import('../../models/ort.wasm.bundle.min.mjs');
  env.wasm.wasmBinary = new Uint8Array(await readFile(pathOf(WASM_FILE)));
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  return async (path) => {
    const session = await InferenceSession.create(await readFile(path), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
      enableCpuMemArena: true,
      logSeverityLevel: 3,
    });
    return inferWith(session, Tensor);
  };
}

/** The native runtime if it is there; otherwise the built-in one. */
async function startEither(threads: number): Promise<Start> {
  try {
    return await startNative(threads);
  } catch {
    return startWasm();
  }
}

/** Loads the models from the package's own folder: about 8 MB of files and half a gigabyte of memory. */
export async function loadModels(threads: number, runtime: EngineRuntime | null = null): Promise<Models> {
  const starts = { native: startNative, wasm: startWasm };
  const start = await (runtime ? starts[runtime] : startEither)(threads);
  const [detect, detectAgain, skim, read, readAgain] = await Promise.all([
    start(pathOf(MODEL_FILES.detect)),
    start(pathOf(MODEL_FILES.detectAgain)),
    start(pathOf(MODEL_FILES.skim)),
    start(pathOf(MODEL_FILES.read)),
    start(pathOf(MODEL_FILES.readAgain)),
  ]);
  return { detect, detectAgain, skim, read, readAgain };
}
