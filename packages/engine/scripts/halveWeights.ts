import { castToFloat, HALF, type Stored, tensorField, type Weights, withWeights } from './onnxModel.ts';

/** Smaller tensors stay as they are: they take no space, and some are constants that must stay exact. */
const LEAST_WEIGHTS = 1024;

/**
 * A number as an IEEE 754 half, rounded to nearest, ties to even. A value too small for a half with full precision
 * becomes zero.
 */
export function halfOf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (!(size >= 2 ** -14)) return sign;
  const exponent = Math.floor(Math.log2(size));
  const steps = (size / 2 ** exponent - 1) * 1024;
  const low = Math.floor(steps);
  const rest = steps - low;
  const up = rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? 1 : 0;
  const half = ((exponent + 15) << 10) + low + up;
  if (half >= 0x7c00) throw new RangeError(`${value} is too large for sixteen bits.`);
  return sign | half;
}

/** The same weights in half the bytes, and a node that restores them under their old name. */
function halved({ name, dims, values }: Weights): Stored | null {
  if (dims.length < 2 || values.length < LEAST_WEIGHTS) return null;
  const stored = `${name}.half`;
  const halves = Uint16Array.from(values, halfOf);
  return { tensors: [tensorField(stored, HALF, dims, halves.buffer)], nodes: [castToFloat(stored, name)] };
}

/**
 * An ONNX model with its weights stored as sixteen-bit numbers. The runtime turns them back into thirty-two bits when
 * it loads the model, so reading costs the same and only the file is smaller.
 *
 * Weights too close to zero for that become zero, which is a gain in itself: processors compute with such numbers in
 * microcode, and WebAssembly has no switch to treat them as zeros.
 */
export function halveWeights(model: Uint8Array): Uint8Array {
  return withWeights(model, halved);
}
