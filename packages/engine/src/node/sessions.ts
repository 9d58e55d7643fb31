import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Infer, Models } from '../models/infer.ts';
import { MODEL_FILES, type ModelFile } from '../models/modelFiles.ts';

async function load({ file }: ModelFile, threads: number): Promise<InferenceSession> {
  const path = fileURLToPath(new URL(`../../models/${file}`, import.meta.url));
  return InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // Memory of its own, kept from run to run: without it the system has to hand out, clear and take back every layer's, which
    // costs a detector more than all its arithmetic and needs no less at the peak.
    enableCpuMemArena: true,
    logSeverityLevel: 3,
    // Threads that wait by spinning take the cores away from whoever else serves requests on this machine.
    // Some weights are so close to zero that the processor computes with them in microcode: as zeros they cost half the time.
    extra: { session: { intra_op: { allow_spinning: '0' }, set_denormal_as_zero: '1' } },
  });
}

function inferWith(session: InferenceSession): Infer {
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  return async (data, dims) => {
    const result = (await session.run({ [input]: new Tensor('float32', data, dims) }))[output]!;
    return { data: result.data as Float32Array, dims: result.dims };
  };
}

/** Loads the models from the package's own folder. About 12 MB of files and half a gigabyte of memory. */
export async function loadModels(threads: number): Promise<Models> {
  const [detect, detectAgain, skim, read, readAgain] = await Promise.all([
    load(MODEL_FILES.detect, threads),
    load(MODEL_FILES.detectAgain, threads),
    load(MODEL_FILES.skim, threads),
    load(MODEL_FILES.read, threads),
    load(MODEL_FILES.readAgain, threads),
  ]);
  return {
    detect: inferWith(detect),
    detectAgain: inferWith(detectAgain),
    skim: inferWith(skim),
    read: inferWith(read),
    readAgain: inferWith(readAgain),
  };
}
