import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { byteWeights } from '../../scripts/byteWeights.ts';
import { halveWeights } from '../../scripts/halveWeights.ts';
import { keepClasses } from '../../scripts/keepClasses.ts';
import { FLOAT, nodeField, tensorField } from '../../scripts/onnxModel.ts';
import { text, writeMessage } from '../../scripts/protobuf.ts';

const INPUTS = 64;
const CLASSES = 40;

const valueOf = (id: number, name: string, dims: readonly number[]): { id: number; value: Uint8Array } => {
  const shape = dims.map((value) => ({ id: 1, value: writeMessage([{ id: 1, value }]) }));
  const tensor = writeMessage([
    { id: 1, value: FLOAT },
    { id: 2, value: writeMessage(shape) },
  ]);
  return {
    id,
    value: writeMessage([
      { id: 1, value: text(name) },
      { id: 2, value: writeMessage([{ id: 1, value: tensor }]) },
    ]),
  };
};

/** The end of a recogniser: a matrix, a bias, and the shares of the classes. */
function lastLayer(): Uint8Array {
  const weights = Float32Array.from({ length: INPUTS * CLASSES }, (_, i) => Math.sin(i * 1.7) * (1 + (i % CLASSES)));
  const bias = Float32Array.from({ length: CLASSES }, (_, i) => Math.cos(i));
  const graph = writeMessage([
    nodeField('MatMul', ['seen', 'matrix'], 'product'),
    nodeField('Add', ['product', 'bias'], 'sum'),
    nodeField('Softmax', ['sum'], 'shares'),
    { id: 2, value: text('a recogniser') },
    tensorField('matrix', FLOAT, [INPUTS, CLASSES], weights.buffer),
    tensorField('bias', FLOAT, [CLASSES], bias.buffer),
    valueOf(11, 'seen', [1, INPUTS]),
    valueOf(12, 'shares', [1, CLASSES]),
  ]);
  return writeMessage([
    { id: 1, value: 8 },
    { id: 7, value: graph },
    { id: 8, value: writeMessage([{ id: 2, value: 13 }]) },
  ]);
}

async function sharesOf(model: Uint8Array): Promise<number[]> {
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
  const seen = Float32Array.from({ length: INPUTS }, (_, i) => Math.sin(i * 0.9) * 0.02);
  const result = await session.run({ seen: new Tensor('float32', seen, [1, INPUTS]) });
  await session.release();
  const data = result['shares']?.data;
  return data instanceof Float32Array ? [...data] : [];
}

const whole = lastLayer();

describe('a recogniser cut down to some of its classes', () => {
  test("keeps the remaining classes' shares relative to each other, in the order asked for", async () => {
    const kept = [0, 39, 7, 12];
    const all = await sharesOf(whole);
    const left = kept.map((c) => all[c] ?? 0);
    const total = left.reduce((a, b) => a + b, 0);
    const cut = await sharesOf(keepClasses(whole, CLASSES, kept));
    expect(cut).toHaveLength(kept.length);
    for (const [i, share] of cut.entries()) expect(share).toBeCloseTo((left[i] ?? 0) / total, 5);
  });

  test('is refused if no layer has that many classes', () =>
    expect(() => keepClasses(whole, CLASSES + 1, [0])).toThrow(RangeError));
});

describe('weights stored as bytes', () => {
  const bytes = byteWeights(whole, 2048);

  test('take a quarter of the space', () => expect(bytes.length).toBeLessThan(whole.length * 0.36));

  test('are decoded by the runtime, with a scale for each channel', async () => {
    const [exact, rough] = [await sharesOf(whole), await sharesOf(bytes)];
    for (const [i, share] of rough.entries()) expect(share).toBeCloseTo(exact[i] ?? 0, 2);
    // The first channels hold the smallest weights, which a common scale would lose.
    const ofFirst = (shares: readonly number[]): number => (shares[0] ?? 0) / (shares[2] ?? 0);
    expect(Math.abs(ofFirst(rough) / ofFirst(exact) - 1)).toBeLessThan(0.0015);
  });

  test('are left alone when the rest is halved', async () => {
    expect(await sharesOf(halveWeights(bytes))).toEqual(await sharesOf(bytes));
  });
});
