import { drawSpecimen, inventPerson, type SpecimenOptions } from '@ktp-ocr/testing/node';
import { beforeAll, expect, test } from 'vitest';
import type { ModelName, Models } from '../models/infer.ts';
import { decodePhoto } from '../node/decodePhoto.ts';
import { loadModels } from '../node/sessions.ts';
import { recognise } from './recognise.ts';

let models: Models;
beforeAll(async () => {
  models = await loadModels(1);
});

/** Processor time of a model for each number of its input, as a share of that of the dearest one. */
const COST: Readonly<Record<ModelName, number>> = {
  detect: 0.12,
  detectAgain: 0.1,
  skim: 0.2,
  read: 1,
  readAgain: 0.2,
};

/** What the models cost up to the second search for text, and from there on. */
async function costOf(options: SpecimenOptions): Promise<{ first: number; second: number }> {
  const cost = { first: 0, second: 0 };
  let pass: keyof typeof cost = 'first';
  const counted = Object.entries(models).map(([name, infer]) => {
    const run: typeof infer = (input, dims) => {
      if (name === 'detectAgain') pass = 'second';
      cost[pass] += input.length * COST[name as ModelName];
      return infer(input, dims);
    };
    return [name, run];
  });
  const photo = await drawSpecimen(inventPerson(5205), { ...options, seed: 5205 });
  const { image } = await decodePhoto(photo, 10_000_000);
  const { signal } = new AbortController();
  await recognise(Object.fromEntries(counted) as Models, image, { signal, withFace: false });
  return cost;
}

test('a clear card is read once', async () => {
  expect((await costOf({})).second).toBe(0);
});

test.each<SpecimenOptions>([{ blur: 3.4 }, { scaledTo: 330, quality: 14 }, { dark: 0.12, blur: 2.4 }])(
  'a second reading costs 0.6 of the first at most: %j',
  async (options) => {
    const { first, second } = await costOf(options);
    expect(second).toBeGreaterThan(0);
    expect(second / first).toBeLessThan(0.6);
  },
);
