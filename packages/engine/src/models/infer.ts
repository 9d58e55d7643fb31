/** The output of a model. */
export interface InferOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** One run of a model, on any runtime: numbers in, numbers out. The pipeline knows nothing else about it. */
export type Infer = (input: Float32Array, dims: readonly number[]) => Promise<InferOutput>;

/** The models of the pipeline. */
export type Models = Readonly<Record<ModelName, Infer>>;

/**
 * What each model does. `detect` finds text; `detectAgain` does too, in a different way, for photos in which the first
 * one finds little. `skim` reads a line ten times as fast as `read`; it knows labels and the words of the card well,
 * and is never the only one to read a name or a number. `readAgain` is the second opinion; `read` reads best, costs five
 * times as much, and is asked where those two disagree.
 */
export type ModelName = 'detect' | 'detectAgain' | 'skim' | 'read' | 'readAgain';
