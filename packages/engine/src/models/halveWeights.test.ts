import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { halfOf, halveWeights } from '../../scripts/halveWeights.ts';
import { bytesOf, type Field, numbersOf, readMessage, text, textOf, writeMessage } from '../../scripts/protobuf.ts';

describe('sixteen-bit numbers', () => {
  test.each([
    [0, 0x0000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65_504, 0x7bff],
    [1 / 3, 0x3555],
    [2 ** -14, 0x0400],
    [1e-7, 0x0000],
    [1e-40, 0x0000],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('stores %d as %d', (value, half) => expect(halfOf(value)).toBe(half));
  test('are never off by more than half a step', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 60_000, noNaN: true }), (value) => {
        const half = halfOf(value);
        const back = (1 + (half & 1023) / 1024) * 2 ** ((half >> 10) - 15);
        expect(Math.abs(back - value) / value).toBeLessThanOrEqual(2 ** -11);
      }),
    ));
  test('reject a weight that is too large', () => expect(() => halfOf(70_000)).toThrow(RangeError));
});

test('takes protocol buffers apart and puts them together again', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          id: fc.integer({ min: 1, max: 400 }),
          value: fc.oneof(fc.nat(), fc.uint8Array({ maxLength: 300 })),
        }),
      ),
      (fields) => {
        expect(readMessage(writeMessage(fields))).toEqual(fields);
      },
    ),
  ));

describe('a model', () => {
  const floats = Float32Array.from({ length: 2048 }, (_, i) => Math.sin(i));
  const tensor = (name: string, values: Float32Array): Field[] => [
    { id: 1, value: 2 },
    { id: 1, value: values.length / 2 },
    { id: 2, value: 1 },
    { id: 8, value: text(name) },
    { id: 9, value: new Uint8Array(values.buffer) },
  ];
  const constant = (name: string, values: Float32Array): Field[] => [
    { id: 2, value: text(name) },
    { id: 4, value: text('Constant') },
    { id: 5, value: writeMessage([{ id: 5, value: writeMessage(tensor('', values)) }]) },
  ];
  const graph: Field[] = [
    { id: 1, value: writeMessage(constant('weights', floats)) },
    { id: 1, value: writeMessage(constant('small', floats.slice(0, 8))) },
    { id: 5, value: writeMessage(tensor('more', floats)) },
    { id: 2, value: text('a graph') },
  ];
  const model = writeMessage([
    { id: 1, value: 8 },
    { id: 7, value: writeMessage(graph) },
  ]);

  test('keeps its large weights in half the bytes, each under its name, and leaves small ones alone', () => {
    const halved = halveWeights(model);
    expect(halved.length).toBeLessThan(model.length * 0.55);
    const fields = readMessage(bytesOf(readMessage(halved), 7)!);
    const nodes = fields.filter(({ id }) => id === 1).map(({ value }) => readMessage(value as Uint8Array));
    expect(nodes.map((node) => [textOf(node, 4), textOf(node, 1), textOf(node, 2)])).toEqual([
      ['Cast', 'weights.half', 'weights'],
      ['Cast', 'more.half', 'more'],
      ['Constant', '', 'small'],
    ]);
    const stored = fields.filter(({ id }) => id === 5).map(({ value }) => readMessage(value as Uint8Array));
    expect(stored.map((one) => [textOf(one, 8), numbersOf(one, 1), numbersOf(one, 2)])).toEqual([
      ['weights.half', [2, 1024], [10]],
      ['more.half', [2, 1024], [10]],
    ]);
    const halves = new Uint16Array(bytesOf(stored[0]!, 9)!.slice().buffer);
    expect(halves[1]).toBe(halfOf(floats[1]!));
  });
});
