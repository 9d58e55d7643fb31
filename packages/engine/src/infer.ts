/** What a model gives back. */
interface InferOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** One run of a model, on whatever runtime: numbers in, numbers out. The pipeline knows no more of it. */
export type Infer = (input: Float32Array, dims: readonly number[]) => Promise<InferOutput>;

/** The four models of the pipeline. */
export interface Models {
  /** Finds text, quickly. */
  readonly detect: Infer;
  /** Finds text, more thoroughly: for photos the first one makes little of. */
  readonly detectAgain: Infer;
  /** Reads a line: the better one for words. */
  readonly read: Infer;
  /** Reads a line: the better one for digits, and a second opinion. */
  readonly readAgain: Infer;
}
