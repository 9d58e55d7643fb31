import { bytesOf, type Field, numbersOf, readMessage, text, textOf, writeMessage } from './protobuf.ts';

// Numbers of fields and types in the ONNX format: https://onnx.ai/onnx/intro/concepts.html, onnx.proto.
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, int: 3, tensor: 5, type: 20 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, name: 8, raw: 9 } as const;
const FLOAT = 1;
const HALF = 10;
const ATTRIBUTE_OF_INT = 2;

/** Smaller tensors are left: they weigh nothing, and among them are constants that must stay exact. */
const LEAST_WEIGHTS = 1024;

/** A number as IEEE 754 half, to the nearest, ties to even; what is too small for one with full precision becomes zero. */
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

interface Weights {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** The weights in a tensor, or `null` where it holds something else or is small. */
function weightsIn(tensor: Uint8Array, name?: string): Weights | null {
  const fields = readMessage(tensor);
  const dims = numbersOf(fields, TENSOR.dims);
  const isFloat = numbersOf(fields, TENSOR.type)[0] === FLOAT;
  if (!isFloat || dims.length < 2 || dims.reduce((a, b) => a * b, 1) < LEAST_WEIGHTS) return null;
  const bytes = bytesOf(fields, TENSOR.raw) ?? bytesOf(fields, TENSOR.floats);
  return bytes && { name: name ?? textOf(fields, TENSOR.name), dims, values: new Float32Array(bytes.slice().buffer) };
}

function constantIn(node: readonly Field[]): Weights | null {
  if (textOf(node, NODE.operator) !== 'Constant') return null;
  const attribute = bytesOf(node, NODE.attribute);
  const tensor = attribute && bytesOf(readMessage(attribute), ATTRIBUTE.tensor);
  return tensor && weightsIn(tensor, textOf(node, NODE.output));
}

/** The same weights in half the bytes, and a node that gives them back as they were called. */
function halved({ name, dims, values }: Weights): { readonly tensor: Field; readonly cast: Field } {
  const stored = `${name}.half`;
  const halves = Uint16Array.from(values, halfOf);
  const to: Field[] = [
    { id: ATTRIBUTE.name, value: text('to') },
    { id: ATTRIBUTE.int, value: FLOAT },
    { id: ATTRIBUTE.type, value: ATTRIBUTE_OF_INT },
  ];
  const tensor: Field[] = [
    ...dims.map((value) => ({ id: TENSOR.dims, value })),
    { id: TENSOR.type, value: HALF },
    { id: TENSOR.name, value: text(stored) },
    { id: TENSOR.raw, value: new Uint8Array(halves.buffer) },
  ];
  const cast: Field[] = [
    { id: NODE.input, value: text(stored) },
    { id: NODE.output, value: text(name) },
    { id: NODE.operator, value: text('Cast') },
    { id: NODE.attribute, value: writeMessage(to) },
  ];
  return {
    tensor: { id: GRAPH.initializer, value: writeMessage(tensor) },
    cast: { id: GRAPH.node, value: writeMessage(cast) },
  };
}

/**
 * An ONNX model with its weights stored as sixteen-bit numbers. The runtime turns them back into thirty-two bits when it
 * loads the model, so reading costs the same and only the file is smaller.
 *
 * Weights too close to zero for that become zero, which is a gain of its own: processors compute with such numbers in
 * microcode, and WebAssembly has no switch to take them as zeros.
 */
export function halveWeights(model: Uint8Array): Uint8Array {
  const top = readMessage(model);
  const graph = readMessage(bytesOf(top, MODEL.graph)!);
  const tensors: Field[] = [];
  const casts: Field[] = [];
  const rest = graph.filter(({ id, value }) => {
    if (!(value instanceof Uint8Array)) return true;
    const weights =
      id === GRAPH.initializer ? weightsIn(value) : id === GRAPH.node ? constantIn(readMessage(value)) : null;
    if (!weights) return true;
    const { tensor, cast } = halved(weights);
    tensors.push(tensor);
    casts.push(cast);
    return false;
  });
  const value = writeMessage([...casts, ...rest, ...tensors]);
  return writeMessage(top.map((field) => (field.id === MODEL.graph ? { id: field.id, value } : field)));
}
