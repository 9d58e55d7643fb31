import { expect, test } from 'vitest';
import { GLYPHS } from './glyphs.generated.ts';
import { inventPerson } from './inventPerson.ts';
import { specimenTexts } from './layout.ts';
import { SAMPLE_PERSON } from './samplePerson.ts';
import { specimenSvg } from './specimenSvg.ts';

const svg = specimenSvg(SAMPLE_PERSON);

test('is outlines only: no text, no font, no picture, no address to load from', () => {
  expect(svg).not.toMatch(/<text|<tspan|font|<image|<use|<style|<script|href|url\((?!#grid\))/i);
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toContain('http');
});

test('is the same every time, and differs for another person', () => {
  expect(specimenSvg({ ...SAMPLE_PERSON })).toBe(svg);
  expect(specimenSvg(inventPerson(1))).not.toBe(svg);
});

test("holds none of the person's data as text", () => {
  for (const value of Object.values(SAMPLE_PERSON).filter((text) => text.length > 3)) expect(svg).not.toContain(value);
});

test('does not look like a real card: only greys and the red of the stamp, no blue', () => {
  const colours = [...new Set(svg.match(/#[0-9a-f]{6}/g))];
  for (const colour of colours.filter((c) => c !== '#8b1f1a')) {
    const [red, , blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    expect(Math.abs(red! - blue!), colour).toBeLessThan(30);
  }
  expect(colours).toContain('#8b1f1a');
});

test('has an outline for every letter of every invented person', () => {
  const letters = new Set(
    Array.from({ length: 200 }, (_, seed) =>
      specimenTexts(inventPerson(seed))
        .map(({ text }) => text)
        .join(''),
    ).join(''),
  );
  expect([...letters].filter((letter) => !GLYPHS[letter])).toEqual([]);
});

test('a long address pushes the rows below it down by one', () => {
  const rowOf = (alamat: string): number =>
    specimenTexts({ ...SAMPLE_PERSON, alamat }).find(({ line }) => line === 'rtRw')!.y;
  expect(rowOf('JL. KEBUN CONTOH NO. 12 GG. MAWAR DALAM') - rowOf('KP. UJI COBA')).toBeCloseTo(0.0463, 4);
});
