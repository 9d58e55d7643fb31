import { FLOAT, tensorField, withoutShapes, withWeights } from './onnxModel.ts';

/**
 * A recogniser that knows only some of its classes: the last layer's columns for the others are removed. The rest of
 * the net is unchanged, so the likeliest of the remaining classes stays the likeliest.
 *
 * @param count How many classes the recogniser knows now. Its last layer is recognised by having that many columns.
 * @param kept Which of them stay, in the new order.
 */
export function keepClasses(model: Uint8Array, count: number, kept: readonly number[]): Uint8Array {
  let layers = 0;
  const cut = withWeights(model, ({ name, dims, values }) => {
    if (dims.at(-1) !== count) return null;
    layers += 1;
    const rows = values.length / count;
    const left = Float32Array.from(
      { length: rows * kept.length },
      (_, i) => values[Math.floor(i / kept.length) * count + (kept[i % kept.length] ?? 0)] ?? 0,
    );
    return { tensors: [tensorField(name, FLOAT, [...dims.slice(0, -1), kept.length], left.buffer)], nodes: [] };
  });
  if (layers !== 2)
    throw new RangeError(`${layers} tensors have ${count} columns, not a layer's weights and its bias.`);
  return withoutShapes(cut);
}
