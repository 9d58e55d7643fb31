import { bytesOf, type Field, numbersOf, readMessage, text, textOf, writeMessage } from './protobuf.ts';

// Field and type numbers of the ONNX format: https://onnx.ai/onnx/intro/concepts.html, onnx.proto.
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, output: 12, valueInfo: 13 } as const;
const VALUE = { name: 1, type: 2, tensor: 1, element: 1 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, int: 3, tensor: 5, type: 20 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, name: 8, raw: 9 } as const;
const ATTRIBUTE_OF_INT = 2;

/** Number types of a tensor, as ONNX numbers them. */
export const FLOAT = 1;
export const BYTE = 3;
export const HALF = 10;

/** Weights taken out of a model. */
export interface Weights {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** What replaces some weights in a model's graph. */
export interface Stored {
  readonly tensors: readonly Field[];
  /** Nodes that compute the weights from the tensors, under their old name. */
  readonly nodes: readonly Field[];
}

/** A tensor to be stored in a graph. */
export function tensorField(name: string, type: number, dims: readonly number[], raw: ArrayBuffer): Field {
  const fields: Field[] = [
    ...dims.map((value) => ({ id: TENSOR.dims, value })),
    { id: TENSOR.type, value: type },
    { id: TENSOR.name, value: text(name) },
    { id: TENSOR.raw, value: new Uint8Array(raw) },
  ];
  return { id: GRAPH.initializer, value: writeMessage(fields) };
}

/** A node of a graph: an operator with its inputs and its output. */
export function nodeField(operator: string, inputs: readonly string[], output: string, attribute?: Uint8Array): Field {
  const fields: Field[] = [
    ...inputs.map((name) => ({ id: NODE.input, value: text(name) })),
    { id: NODE.output, value: text(output) },
    { id: NODE.operator, value: text(operator) },
    ...(attribute ? [{ id: NODE.attribute, value: attribute }] : []),
  ];
  return { id: GRAPH.node, value: writeMessage(fields) };
}

/** A node that turns numbers of any type into floats. */
export function castToFloat(input: string, output: string): Field {
  const to: Field[] = [
    { id: ATTRIBUTE.name, value: text('to') },
    { id: ATTRIBUTE.int, value: FLOAT },
    { id: ATTRIBUTE.type, value: ATTRIBUTE_OF_INT },
  ];
  return nodeField('Cast', [input], output, writeMessage(to));
}

/** The floats in a tensor, or `null` if it holds something else. */
function floatsIn(tensor: Uint8Array, name?: string): Weights | null {
  const fields = readMessage(tensor);
  if (numbersOf(fields, TENSOR.type)[0] !== FLOAT) return null;
  const bytes = bytesOf(fields, TENSOR.raw) ?? bytesOf(fields, TENSOR.floats);
  if (!bytes) return null;
  const values = new Float32Array(Uint8Array.from(bytes).buffer);
  return { name: name ?? textOf(fields, TENSOR.name), dims: numbersOf(fields, TENSOR.dims), values };
}

/** The floats in a field of a graph: of a stored tensor, or of a constant node. */
function floatsOf({ id, value }: Field): Weights | null {
  if (!(value instanceof Uint8Array)) return null;
  if (id === GRAPH.initializer) return floatsIn(value);
  if (id !== GRAPH.node) return null;
  const node = readMessage(value);
  if (textOf(node, NODE.operator) !== 'Constant') return null;
  const attribute = bytesOf(node, NODE.attribute);
  const tensor = attribute && bytesOf(readMessage(attribute), ATTRIBUTE.tensor);
  return tensor && floatsIn(tensor, textOf(node, NODE.output));
}

/** A model that declares its results only as floats, of any size. */
export function withoutShapes(model: Uint8Array): Uint8Array {
  const floats = writeMessage([{ id: VALUE.tensor, value: writeMessage([{ id: VALUE.element, value: FLOAT }]) }]);
  const top = readMessage(model);
  const graph = readMessage(bytesOf(top, MODEL.graph) ?? new Uint8Array()).flatMap((field): Field[] => {
    if (field.id === GRAPH.valueInfo) return [];
    if (field.id !== GRAPH.output || !(field.value instanceof Uint8Array)) return [field];
    const name = text(textOf(readMessage(field.value), VALUE.name));
    const value = writeMessage([
      { id: VALUE.name, value: name },
      { id: VALUE.type, value: floats },
    ]);
    return [{ id: field.id, value }];
  });
  return writeMessage(
    top.map((field) => (field.id === MODEL.graph ? { id: field.id, value: writeMessage(graph) } : field)),
  );
}

/** A model with its weights stored differently: `store` says how, or returns `null` to leave them as they are. */
export function withWeights(model: Uint8Array, store: (weights: Weights) => Stored | null): Uint8Array {
  const top = readMessage(model);
  const graph = readMessage(bytesOf(top, MODEL.graph) ?? new Uint8Array());
  const tensors: Field[] = [];
  const nodes: Field[] = [];
  const rest = graph.filter((field) => {
    const weights = floatsOf(field);
    const stored = weights && store(weights);
    if (!stored) return true;
    tensors.push(...stored.tensors);
    nodes.push(...stored.nodes);
    return false;
  });
  const value = writeMessage([...nodes, ...rest, ...tensors]);
  return writeMessage(top.map((field) => (field.id === MODEL.graph ? { id: field.id, value } : field)));
}
