/** What a model gives back. */
export interface InferOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** One run of a model, on whatever runtime: numbers in, numbers out. The pipeline knows no more of it. */
export type Infer = (input: Float32Array, dims: readonly number[]) => Promise<InferOutput>;

/** The models of the pipeline. */
export type Models = Readonly<Record<ModelName, Infer>>;

/**
 * What each model does: `detect` finds text; `detectAgain` too, and otherwise, for photos the first one makes little
 * of; `skim` reads a line ten times as quickly as `read`, knows labels and the words of the card well, and is never the
 * only one to read a name or a number; `read` reads best; `readAgain` is a second opinion that costs a fifth of it.
 */
export type ModelName = 'detect' | 'detectAgain' | 'skim' | 'read' | 'readAgain';
