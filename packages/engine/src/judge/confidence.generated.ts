// Written by scripts/fitConfidence.ts 61000 99: 1657 lines of 99 drawn cards. Not edited by hand.

/** Lines that are right about as often at the same raw confidence. */
export type ConfidenceKind = 'nik' | 'golDarah' | 'word' | 'listed' | 'number' | 'open' | 'odd';

/** What the recognisers call confidence, and the share of lines read with it that are right: points of a rising line. */
export const CONFIDENCE: Readonly<Record<ConfidenceKind, readonly (readonly [raw: number, right: number])[]>> = {
  nik: [[0, 0], [0.997, 0.995]],
  golDarah: [[0, 0], [0.528, 0.833], [0.9, 0.917], [0.971, 0.993]],
  word: [[0, 0], [0.905, 0.95], [0.95, 0.997], [0.983, 0.999]],
  listed: [[0, 0], [0.608, 0.583], [0.867, 0.75], [0.922, 0.967], [0.99, 0.998]],
  number: [[0, 0], [0.66, 0.25], [0.693, 0.5], [0.808, 0.875], [0.931, 0.95], [0.993, 0.997]],
  open: [[0, 0], [0.18, 0.1], [0.245, 0.125], [0.399, 0.167], [0.639, 0.278], [0.704, 0.583], [0.777, 0.658], [0.9, 0.806], [0.945, 0.917], [0.986, 0.964]],
  odd: [[0, 0], [0.408, 0.016], [0.902, 0.167]],
};
