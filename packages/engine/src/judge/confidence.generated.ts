// Written by scripts/fitConfidence.ts 61000 81: 1279 lines of 81 drawn cards. Not edited by hand.

/** Lines that are right about as often at the same raw confidence. */
export type ConfidenceKind = 'nik' | 'golDarah' | 'closed' | 'open';

/** What the recognisers call confidence, and the share of lines read with it that are right: points of a rising line. */
export const CONFIDENCE: Readonly<Record<ConfidenceKind, readonly (readonly [raw: number, right: number])[]>> = {
  nik: [[0, 0], [0.938, 0.75], [1, 0.994]],
  golDarah: [[0, 0], [0.515, 0.75], [0.887, 0.991]],
  closed: [[0, 0], [0.513, 0.014], [0.836, 0.975], [0.949, 0.995], [0.981, 0.998]],
  open: [[0, 0], [0.57, 0.139], [0.701, 0.214], [0.782, 0.25], [0.826, 0.45], [0.881, 0.703], [0.928, 0.843], [0.981, 0.991]],
};
