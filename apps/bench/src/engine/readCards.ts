import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { KtpReading, PreparedPhoto } from '@ktp-ocr/core';
import { type EmbeddedEngine, embeddedEngine } from '@ktp-ocr/engine/node';
import { createWorker } from 'tesseract.js';
import { secondCards } from '../secondCards/secondCards.ts';
import { benchCards, otherPictures } from './cards.ts';
import { fieldsOfPage } from './fieldsOfPage.ts';
import { addCard, addPage } from './score.ts';
import { scores, type Scores } from './scores.ts';

type Lines = KtpReading['lines'];

async function readCard(engine: EmbeddedEngine, blob: Blob): Promise<Lines> {
  const photo: PreparedPhoto = {
    blob,
    mediaType: 'image/jpeg',
    width: 0,
    height: 0,
    originalBytes: blob.size,
    quality: null,
  };
  const { lines } = await engine.recognise(photo, { signal: new AbortController().signal });
  return lines;
}

/** What was read (nothing for a refused card) and how long that took. */
async function timed(engine: EmbeddedEngine, photo: Blob): Promise<{ lines: Lines; ms: number }> {
  const started = performance.now();
  const lines = await readCard(engine, photo).catch(() => ({}));
  return { lines, ms: performance.now() - started };
}

function progress(read: number, of: string): void {
  if (read % 10 === 0) console.error(`${read} ${of}, ${Math.round(performance.now() / 1000)} s`);
}

async function withEngine<T>(use: (engine: EmbeddedEngine) => Promise<T>): Promise<T> {
  const engine = embeddedEngine({ threads: 2 });
  await engine.warm();
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

export interface OwnScores {
  readonly ours: Scores;
  readonly peer: Scores;
  /** The peer's, where a value counts if it is anywhere on the page. */
  readonly page: Scores;
  /** Fields that were returned for pictures without a card. */
  readonly invented: number;
}

/** Reads our own specimens with both engines, and pictures without a card with ours. */
export function readOwn(seed: number, cards: number): Promise<OwnScores> {
  return withEngine(async (engine) => {
    const data = createRequire(import.meta.url).resolve('@tesseract.js-data/ind/package.json');
    const peer = await createWorker('ind', 1, { langPath: join(dirname(data), '4.0.0_best_int'), cacheMethod: 'none' });
    const [ours, theirs, page] = [scores(), scores(), scores()];
    let read = 0;
    for await (const { strength, distortion, person, photo } of benchCards(seed, cards)) {
      const { lines, ms } = await timed(engine, photo);
      const started = performance.now();
      const { text } = (await peer.recognize(Buffer.from(await photo.arrayBuffer()))).data;
      const peerMs = performance.now() - started;
      for (const key of new Set([strength, distortion === strength ? strength : `${distortion}, ${strength}`])) {
        addCard(ours.of(key), person, lines, ms);
        addCard(theirs.of(key), person, fieldsOfPage(text), peerMs);
        addPage(page.of(key), person, text, peerMs);
      }
      progress((read += 1), 'specimens read by both');
    }
    await peer.terminate();
    return { ours, peer: theirs, page, invented: await invented(engine) };
  });
}

async function invented(engine: EmbeddedEngine): Promise<number> {
  let fields = 0;
  for (const [name, photo] of await otherPictures()) {
    const lines = Object.keys(await readCard(engine, photo).catch(() => ({})));
    if (lines.length > 0) console.log(`fields were given for ${name}: ${lines.join(', ')}`);
    fields += lines.length;
  }
  return fields;
}

/** Reads the second generator's cards with our engine: by grade, and by kind and grade. */
export function readSecond(seed: number, cards: number): Promise<Scores> {
  return withEngine(async (engine) => {
    const second = scores();
    let read = 0;
    for await (const { grade, kind, holder, photo } of secondCards(seed, cards)) {
      const { lines, ms } = await timed(engine, photo);
      for (const key of [grade, `${kind}, ${grade}`]) addCard(second.of(key), holder, lines, ms);
      progress((read += 1), 'cards of the second generator read');
    }
    return second;
  });
}
