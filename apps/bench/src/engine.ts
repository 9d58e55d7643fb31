import { KTP_LINES, type KtpLine, type PreparedPhoto } from '@ktp-ocr/core';
import { embeddedEngine } from '@ktp-ocr/engine/node';
import { drawSpecimen, inventPerson, MILD_DISTORTIONS, type SpecimenPerson } from '@ktp-ocr/testing/node';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker } from 'tesseract.js';

interface Tally {
  right: number;
  fields: number;
  niks: number;
  cards: number;
  ms: number[];
}

const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
const newTally = (): Tally => ({ right: 0, fields: 0, niks: 0, cards: 0, ms: [] });
const median = (ms: readonly number[]): number => Math.round(ms.toSorted((a, b) => a - b)[ms.length >> 1] ?? 0);
const percent = ({ right, fields }: Tally): number => Math.round((1000 * right) / fields) / 10;

/** Counts the fields whose letters and digits are all there: generous to the peer, which gives a page and no fields. */
function count(tally: Tally, person: SpecimenPerson, found: (line: KtpLine) => boolean, ms: number): void {
  for (const line of KTP_LINES) {
    if (letters(person[line]) === '') continue;
    tally.fields += 1;
    if (found(line)) tally.right += 1;
  }
  if (found('nik')) tally.niks += 1;
  tally.cards += 1;
  tally.ms.push(ms);
}

/** The embedded engine beside tesseract.js with its Indonesian data, on the same drawn cards. */
export async function engine({ seed, cards }: { readonly seed: number; readonly cards: number }): Promise<void> {
  const ours = embeddedEngine();
  await ours.warm();
  const data = createRequire(import.meta.url).resolve('@tesseract.js-data/ind/package.json');
  const peer = await createWorker('ind', 1, { langPath: join(dirname(data), '4.0.0_best_int'), cacheMethod: 'none' });
  const all = { ours: newTally(), peer: newTally() };
  console.log('condition         ours: fields, ms      tesseract.js: fields, ms');
  for (const [name, options] of Object.entries({ clean: {}, ...MILD_DISTORTIONS })) {
    const here = { ours: newTally(), peer: newTally() };
    for (let i = 0; i < cards; i += 1) {
      const person = inventPerson(seed + i);
      const blob = await drawSpecimen(person, { ...options, seed: seed + i });
      const photo: PreparedPhoto = {
        blob,
        mediaType: 'image/jpeg',
        width: 0,
        height: 0,
        originalBytes: blob.size,
        quality: null,
      };
      let started = performance.now();
      const { lines } = await ours.recognise(photo, { signal: new AbortController().signal });
      const read = (line: KtpLine): boolean => letters(lines[line]?.text ?? '') === letters(person[line]);
      const oursMs = performance.now() - started;
      started = performance.now();
      const page = letters((await peer.recognize(Buffer.from(await blob.arrayBuffer()))).data.text);
      const peerMs = performance.now() - started;
      for (const tally of [all, here]) {
        count(tally.ours, person, read, oursMs);
        count(tally.peer, person, (line) => page.includes(letters(person[line])), peerMs);
      }
    }
    const row = [here.ours, here.peer].map((tally) => `${percent(tally)} %, ${median(tally.ms)} ms`.padEnd(22));
    console.log(`${name.padEnd(18)}${row.join('')}`);
  }
  await ours.close();
  await peer.terminate();
  const fields = percent(all.ours);
  const figures = [
    {
      name: 'fields right, letters and digits',
      value: fields,
      unit: '%',
      peer: percent(all.peer),
      goal: 95,
      met: fields >= 95,
    },
    { name: 'NIK right', value: all.ours.niks, unit: `of ${all.ours.cards}`, peer: all.peer.niks },
    { name: 'median time a card', value: median(all.ours.ms), unit: 'ms', peer: median(all.peer.ms) },
  ];
  console.log(JSON.stringify({ suite: 'engine', figures }));
}
