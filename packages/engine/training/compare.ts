// Reads the values of drawn cards, cut out as the engine cuts them, with a reader trained here and with both stock ones.
//   node --conditions=source packages/engine/training/compare.ts WEIGHTS.onnx CHARACTERS [SEED] [CARDS]
// CHARACTERS is `lines` or `nik`. A table: right of how many, letters and digits, and the median time of a line on one core.
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { drawSpecimen, inventPerson, type SpecimenOptions } from '@ktp-ocr/testing/node';
import { KTP_LINES } from '@ktp-ocr/core';
import { resize, type RgbImage } from '../src/image/rgbImage.ts';
import type { Infer } from '../src/models/infer.ts';
import { decodePhoto } from '../src/node/decodePhoto.ts';
import { loadModels } from '../src/node/sessions.ts';
import { cutLine, readDigits, readLine } from '../src/models/readLine.ts';
import { recognise } from '../src/scan/recognise.ts';

const CHARACTERS = {
  lines: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:/-'()&+",
  nik: '0123456789',
} as const;
const CONDITIONS: Readonly<Record<string, readonly SpecimenOptions[]>> = {
  clean: [{}],
  mild: [
    { blur: 1 },
    { scaledTo: 640 },
    { quality: 30 },
    { dark: 0.3 },
    { photocopy: true },
    { margin: 0.06, tilt: 6 },
  ],
  strong: [
    { blur: 2.4 },
    { scaledTo: 400 },
    { quality: 12 },
    { dark: 0.18 },
    { photocopy: true, blur: 1.2 },
    { glare: 1 },
  ],
  beyond: [{ blur: 3.4 }, { scaledTo: 270 }, { scaledTo: 330, quality: 14 }, { dark: 0.12, blur: 2.4 }],
};
const HEIGHT = 32;

const [weights = '', kind = 'lines', seed = '52000', cards = '6'] = process.argv.slice(2);
const characters = CHARACTERS[kind as keyof typeof CHARACTERS];
const session = await InferenceSession.create(weights, { intraOpNumThreads: 1, graphOptimizationLevel: 'all' });

/** Light around zero, as the trainer does it. */
function toInput({ data, width, height }: RgbImage): Float32Array {
  const grey = Float32Array.from(
    { length: width * height },
    (_, i) => 0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!,
  );
  const mean = grey.reduce((a, b) => a + b, 0) / grey.length;
  const deviation = Math.sqrt(grey.reduce((a, b) => a + (b - mean) ** 2, 0) / grey.length);
  return grey.map((value) => (value - mean) / (deviation + 4));
}

async function ours(cut: RgbImage): Promise<string> {
  const width = Math.max(16, Math.round((cut.width * HEIGHT) / cut.height / 8) * 8);
  const input = new Tensor('float32', toInput(resize(cut, width, HEIGHT)), [1, 1, HEIGHT, width]);
  const { data, dims } = (await session.run({ line: input }))['probabilities']!;
  const [, steps = 0, classes = 0] = dims;
  let text = '';
  let last = 0;
  for (let step = 0; step < steps; step += 1) {
    let best = 0;
    for (let c = 1; c < classes; c += 1) {
      if ((data[step * classes + c] as number) > (data[step * classes + best] as number)) best = c;
    }
    if (best !== 0 && best !== last) text += characters[best - 1] ?? '';
    last = best;
  }
  return text;
}

const models = await loadModels(1);
const stock = (read: Infer) => async (cut: RgbImage, isNik: boolean) =>
  (await (isNik ? readDigits(read, cut) : readLine(read, cut))).text;
const readers: Readonly<Record<string, (cut: RgbImage, isNik: boolean) => Promise<string>>> = {
  trained: ours,
  'stock en v4': stock(models.read),
  'stock en v3': stock(models.readAgain),
};
const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const { signal } = new AbortController();
for (const [condition, options] of Object.entries(CONDITIONS)) {
  const right: Record<string, { nik: number; rest: number; ms: number[] }> = {};
  const all = { nik: 0, rest: 0 };
  for (let i = 0; i < Number(cards); i += 1) {
    const person = inventPerson(Number(seed) + i);
    const photo = await drawSpecimen(person, { ...options[i % options.length], seed: Number(seed) + i });
    const { image } = await decodePhoto(photo, 60_000_000);
    const card = await recognise(models, image, { signal, withFace: false }).catch(() => null);
    for (const line of KTP_LINES) {
      const boxes = card?.values[line]?.boxes ?? [];
      const wanted = bare(person[line]);
      if (boxes.length !== 1 || wanted === '' || (kind === 'nik' && line !== 'nik') || line === 'provinsi') continue;
      const isNik = line === 'nik';
      all[isNik ? 'nik' : 'rest'] += 1;
      const cut = cutLine(image, boxes[0]!);
      for (const [name, read] of Object.entries(readers)) {
        const started = performance.now();
        const text = bare(await read(cut, isNik));
        const of = (right[name] ??= { nik: 0, rest: 0, ms: [] });
        of.ms.push(performance.now() - started);
        if ((isNik ? text.slice(-16) : text) === wanted) of[isNik ? 'nik' : 'rest'] += 1;
      }
    }
  }
  for (const [name, { nik, rest, ms }] of Object.entries(right)) {
    const shares = `NIK ${nik}/${all.nik}, other lines ${rest}/${all.rest}`;
    process.stdout.write(
      `${condition.padEnd(8)} ${name.padEnd(12)} ${shares.padEnd(40)} ${median(ms).toFixed(1)} ms\n`,
    );
  }
}
