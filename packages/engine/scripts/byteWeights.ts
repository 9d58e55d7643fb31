import {
  BYTE,
  castToFloat,
  FLOAT,
  nodeField,
  type Stored,
  tensorField,
  type Weights,
  withWeights,
} from './onnxModel.ts';

const LARGEST = 127;

/** Which dimension counts the channels: a convolution's first, a matrix's last. */
const channelAxis = (dims: readonly number[]): number => (dims.length === 2 ? 1 : 0);

/** For each weight the channel it belongs to. */
function channelsOf(dims: readonly number[], length: number): Int32Array {
  const axis = channelAxis(dims);
  const inner = dims.slice(axis + 1).reduce((a, b) => a * b, 1);
  const count = dims[axis] ?? 1;
  return Int32Array.from({ length }, (_, i) => Math.floor(i / inner) % count);
}

/**
 * The same weights as signed bytes with a scale for each channel, and the nodes that restore them under their old
 * names.
 */
function inBytes({ name, dims, values }: Weights): Stored {
  const axis = channelAxis(dims);
  const channel = channelsOf(dims, values.length);
  const scales = new Float32Array(dims[axis] ?? 1);
  for (const [i, value] of values.entries()) {
    const c = channel[i] ?? 0;
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(value) / LARGEST);
  }
  const bytes = Int8Array.from(values, (value, i) => Math.round(value / (scales[channel[i] ?? 0] || 1)));
  const along = dims.map((count, i) => (i === axis ? count : 1));
  return {
    tensors: [
      tensorField(`${name}.bytes`, BYTE, dims, bytes.buffer),
      tensorField(`${name}.scales`, FLOAT, along, scales.buffer),
    ],
    nodes: [castToFloat(`${name}.bytes`, `${name}.steps`), nodeField('Mul', [`${name}.steps`, `${name}.scales`], name)],
  };
}

/**
 * An ONNX model with its large layers stored as bytes, with a scale for each channel. The runtime turns them back into
 * floats when it loads the model: reading costs the same, and those layers take a quarter of the space.
 *
 * @param least How many weights make a layer large. Small layers save little and suffer most from steps this coarse.
 */
export function byteWeights(model: Uint8Array, least: number): Uint8Array {
  return withWeights(model, (weights) =>
    weights.dims.length >= 2 && weights.values.length >= least ? inBytes(weights) : null,
  );
}
