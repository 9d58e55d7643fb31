import type { Infer } from './infer.ts';
import type { InferenceSession, Tensor } from '../../models/ort.wasm.bundle.min.mjs';

/** Runs a model with one input and one output; `Numbers` is the runtime's own tensor class. */
export function inferWith(session: InferenceSession, Numbers: typeof Tensor): Infer {
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  return async (data, dims) => {
    const result = (await session.run({ [input]: new Numbers('float32', data, dims) }))[output]!;
    return { data: result.data as Float32Array, dims: result.dims };
  };
}
