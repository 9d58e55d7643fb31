// Reads the rows of drawn cards by their known places, at ever smaller sizes, with a reader trained here, the engine's
// own and both stock ones: each value cut out by itself, and each row with its label.
//   node --conditions=source packages/engine/training/compare.ts WEIGHTS.onnx [SEED] [CARDS]
// Prints a table: how many are right by letters and digits, then by spaces too, and the median time per line on one
// core.
import { KTP_LINES, type KtpLine } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson, specimenBoxes, type SpecimenOptions } from '@ktp-ocr/testing/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { resize, type RgbImage } from '../src/image/rgbImage.ts';
import { cutLine, decodeCtc, readDigits, readLine } from '../src/models/readLine.ts';
import { skimLine } from '../src/models/skimLine.ts';
import { decodePhoto } from '../src/node/decodePhoto.ts';
import { loadModels } from '../src/node/sessions.ts';

/** The classes of a reader trained here, as in `texts.py`; the stroke at the end stands for the end of a label. */
const CLASSES = ['', ...`0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:/-'()&+"\`;|`];
const HEIGHT = 32;
/** Widths of the card in pixels; capitals are a sixtieth of that high. */
const WIDTHS = [900, 640, 480, 400, 340];
const DAMAGE: readonly SpecimenOptions[] = [{}, { blur: 0.8 }, { quality: 35 }, { dark: 0.4 }, { photocopy: true }];
/** Left edge of the labels, right edge of the values, as fractions of the card's width. */
const ROW = { left: 0.02, right: 0.695 };
/** Lines with no label before them, or with another line's. */
const BARE: ReadonlySet<KtpLine> = new Set(['provinsi', 'kabKota', 'tanggalTerbit', 'golDarah', 'jenisKelamin']);

interface Cut {
  readonly line: KtpLine;
  readonly wanted: string;
  readonly value: RgbImage;
  readonly row: RgbImage | null;
}

type Read = (cut: RgbImage, isNik: boolean) => Promise<string>;

/** Centres the brightness around zero, as the trainer does. */
function toInput({ data }: RgbImage): Float32Array {
  const grey = Float32Array.from(
    { length: data.length / 3 },
    (_, i) => 0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!,
  );
  const mean = grey.reduce((a, b) => a + b, 0) / grey.length;
  const deviation = Math.sqrt(grey.reduce((a, b) => a + (b - mean) ** 2, 0) / grey.length);
  return grey.map((value) => (value - mean) / (deviation + 4));
}

function readerOf(session: InferenceSession): Read {
  return async (cut) => {
    const width = Math.max(16, Math.round((cut.width * HEIGHT) / cut.height / 8) * 8);
    const input = new Tensor('float32', toInput(resize(cut, width, HEIGHT)), [1, 1, HEIGHT, width]);
    const { data, dims } = (await session.run({ line: input }))['probabilities']!;
    return decodeCtc({ data: data as Float32Array, dims }, cut.width, { classes: CLASSES }).text;
  };
}

/** The lines of a drawn card that share a row, cut out at their known places. */
async function cutsOf(seed: number, width: number): Promise<Cut[]> {
  const person = inventPerson(seed);
  const photo = await drawSpecimen(person, { ...DAMAGE[seed % DAMAGE.length], width: 1000, scaledTo: width, seed });
  const { image } = await decodePhoto(photo, 60_000_000);
  const boxes = specimenBoxes(person, image.width);
  return KTP_LINES.flatMap((line) => {
    const [left, top, wide, high] = boxes[line] ?? [0, 0, 0, 0];
    const wraps = line === 'alamat' && high > 1.5 * boxes.nama![3];
    if (high === 0 || wraps || person[line].length < 2) return [];
    const height = high * 1.2;
    const cut = (from: number, to: number): RgbImage =>
      cutLine(image, { cx: (from + to) / 2, cy: top + high / 2, width: to - from, height, angle: 0 });
    const row = BARE.has(line) ? null : cut(ROW.left * image.width, ROW.right * image.width);
    return [{ line, wanted: person[line], value: cut(left - height * 0.2, left + wide + height * 0.2), row }];
  });
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const spaced = (text: string): string => text.toUpperCase().trim().replace(/\s+/g, ' ');
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
/** The text after the end of the label or, for readers that do not mark that end, after the last colon. */
const valueIn = (text: string): string => text.slice(Math.max(text.lastIndexOf('|'), text.lastIndexOf(':')) + 1);

class Tally {
  readonly #right = new Map<string, number>();
  readonly #ms: number[] = [];

  async add(read: Read, { line, wanted, value, row }: Cut): Promise<void> {
    const kind = line === 'nik' ? 'nik' : 'lines';
    const started = performance.now();
    const text = valueIn(await read(value, kind === 'nik'));
    this.#ms.push(performance.now() - started);
    this.#count(`${kind} of`, true);
    this.#count(kind, bare(text) === bare(wanted));
    if (kind === 'lines') this.#count('spaced', spaced(text) === spaced(wanted));
    if (!row) return;
    this.#count(`${kind} rows of`, true);
    this.#count(`${kind} rows`, bare(valueIn(await read(row, false))) === bare(wanted));
  }

  toString(): string {
    const of = (name: string): string => `${this.#right.get(name) ?? 0}/${this.#right.get(`${name} of`) ?? 0}`;
    const spaces = `${this.#right.get('spaced') ?? 0}`;
    const rows = `rows ${of('lines rows')}, NIK ${of('nik rows')}`;
    return `values ${of('lines')} (${spaces}), NIK ${of('nik')}; ${rows}; ${median(this.#ms).toFixed(1)} ms`;
  }

  #count(name: string, right: boolean): void {
    this.#right.set(name, (this.#right.get(name) ?? 0) + Number(right));
  }
}

const [weights = '', seed = '52000', cards = '6'] = process.argv.slice(2);
const models = await loadModels(1);
const options = { intraOpNumThreads: 1, graphOptimizationLevel: 'all' } as const;
const readers: Readonly<Record<string, Read>> = {
  trained: readerOf(await InferenceSession.create(weights, options)),
  own: async (cut) => (await skimLine(models.skim, cut)).text,
  'stock read': async (cut, isNik) => (await (isNik ? readDigits : readLine)(models.read, cut)).text,
  'stock readAgain': async (cut, isNik) => (await (isNik ? readDigits : readLine)(models.readAgain, cut)).text,
};
for (const width of WIDTHS) {
  const tallies = new Map(Object.keys(readers).map((name) => [name, new Tally()]));
  for (let i = 0; i < Number(cards); i += 1) {
    for (const cut of await cutsOf(Number(seed) + i, width)) {
      for (const [name, read] of Object.entries(readers)) await tallies.get(name)!.add(read, cut);
    }
  }
  for (const [name, tally] of tallies) {
    process.stdout.write(`${String(width).padEnd(4)} ${name.padEnd(16)} ${String(tally)}\n`);
  }
}
