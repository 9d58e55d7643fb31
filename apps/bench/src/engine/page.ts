import type { PreparedPhoto } from '@ktp-ocr/core';
import { embeddedEngine } from '@ktp-ocr/engine/browser';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing';

const CARDS = 6;

/** Reads several cards in turn: times the first with everything it has to fetch, then the typical one. */
async function readCards(): Promise<{ first: number; median: number }> {
  const engine = embeddedEngine({ threads: 2 });
  const { signal } = new AbortController();
  const times: number[] = [];
  for (let i = 0; i < CARDS; i += 1) {
    const blob = await drawSpecimen(inventPerson(400 + i));
    const started = performance.now();
    await engine.recognise({ blob } as PreparedPhoto, { signal });
    times.push(performance.now() - started);
  }
  await engine.close();
  const [first = 0, ...later] = times;
  return { first: Math.round(first), median: Math.round(later.toSorted((a, b) => a - b)[later.length >> 1]!) };
}

Object.assign(globalThis, { readCards });
