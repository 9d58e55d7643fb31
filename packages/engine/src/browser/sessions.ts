import { KtpError } from '@ktp-ocr/core';
import type { Infer, ModelName, Models } from '../models/infer.ts';
import { inferWith } from '../models/inferWith.ts';
import { env, InferenceSession, Tensor } from '../../models/ort.wasm.bundle.min.mjs';
import { fetchFiles } from './fetchFiles.ts';
import type { EngineRequest } from './messages.ts';

/** Translates the runtime's error at start into one of ours. */
function startError(cause: unknown): KtpError {
  const said = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  if (/out of memory|cannot allocate|could not allocate|RangeError/i.test(said)) {
    return new KtpError('out-of-memory', { cause });
  }
  return new KtpError('misconfigured', {
    message: /CompileError|Content Security Policy|unsafe-eval/i.test(said)
      ? "WebAssembly is blocked by the policy of this page. Allow 'wasm-unsafe-eval' in script-src, or read on a server."
      : 'The engine does not start in this browser. Read on a server, or type the fields in.',
    cause,
  });
}

/**
 * Fetches weights and runtime, and starts the models on WebAssembly.
 *
 * @throws {KtpError} as {@link fetchFiles}; `misconfigured` if WebAssembly is missing or blocked; `out-of-memory`.
 */
export async function loadModels(
  { models, wasm, threads }: Pick<EngineRequest, 'models' | 'wasm' | 'threads'>,
  onProgress: (loaded: number, total: number) => void,
): Promise<Models> {
  if (typeof WebAssembly === 'undefined') {
    throw new KtpError('misconfigured', {
      message: 'This browser has WebAssembly switched off (lockdown mode). Read on a server, or type the fields in.',
    });
  }
  const names = Object.keys(models) as ModelName[];
  const [runtime, ...weights] = await fetchFiles([wasm, ...names.map((name) => models[name])], onProgress);
  env.wasm.wasmBinary = runtime!.buffer;
  env.wasm.numThreads = threads;
  env.logLevel = 'error';
  const loaded: Partial<Record<ModelName, Infer>> = {};
  try {
    for (const [i, name] of names.entries()) {
      const session = await InferenceSession.create(weights[i]!, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
        enableCpuMemArena: false,
        logSeverityLevel: 3,
      });
      loaded[name] = inferWith(session, Tensor);
    }
  } catch (cause) {
    throw startError(cause);
  }
  return loaded as Models;
}
