import { KTP_LINES, loadRegions, parseNik } from '@ktp-ocr/core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawCard } from './cardSvg.ts';
import { diceOf } from './dice.ts';
import { inventHolder } from './holder.ts';
import { photograph } from './photograph.ts';
import { cornersOf, placeCard } from './place.ts';
import { GRADES, RECIPES } from './recipes.ts';
import { CARD } from './style.ts';

const regions = await loadRegions('all');

test("every holder's name says it is made up, and the NIK is a specimen matching place, date and sex", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const holder = inventHolder(seed, regions);
    for (const line of KTP_LINES) expect(holder[line], `${line} of ${seed}`).not.toBe('');
    expect(holder.nik).toMatch(/^\d{12}999\d$/);
    const [, day, month, year] = /(\d\d)-(\d\d)-(\d{4})$/.exec(holder.tempatTglLahir) ?? [];
    expect(parseNik(holder.nik, { today: '2026-01-01' })).toMatchObject({
      ok: true,
      value: { sex: holder.jenisKelamin, birthDates: expect.arrayContaining([`${year}-${month}-${day}`]) },
    });
    expect(holder.nama).toMatch(/ANDAI|TIRUAN|KARANGAN|UMPAMA|FIKSI|BUATAN|RAGAAN|DUMIAN|IMAJINER|SEANDAINYA/);
  }
});

test('some values take two rows: names, addresses, birth lines and occupations', () => {
  const long = { nama: 30, alamat: 34, tempatTglLahir: 30, pekerjaan: 30 } as const;
  const holders = Array.from({ length: 300 }, (_, seed) => inventHolder(seed, regions));
  for (const line of ['nama', 'alamat', 'tempatTglLahir', 'pekerjaan'] as const) {
    expect(holders.filter((holder) => holder[line].length > long[line]).length, line).toBeGreaterThan(5);
  }
});

test('every card has its stamps, stays within its edges and looks the same for the same seed', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const holder = inventHolder(seed, regions);
    const { ground, print } = drawCard(holder, seed);
    expect(ground.match(/id="contoh-(across|on-photo)"/g)).toHaveLength(2);
    for (const [, x = '', y = ''] of print.matchAll(/translate\(([\d.-]+) ([\d.-]+)\)/g)) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(CARD.width);
      expect(Number(y)).toBeGreaterThan(0);
      expect(Number(y)).toBeLessThan(CARD.height);
    }
    expect(drawCard(holder, seed)).toEqual({ ground, print, capital: expect.any(Number) });
    expect(drawCard(holder, seed + 1).print).not.toBe(print);
  }
});

test('a card lies where its corners say, even seen from the side', () => {
  const red = { data: Buffer.alloc(300 * 190 * 4, 255), width: 300, height: 190, channels: 4 } as const;
  for (let at = 0; at < red.data.length; at += 4) red.data.fill(0, at + 1, at + 3);
  const picture = { data: Buffer.alloc(800 * 600 * 3), width: 800, height: 600, channels: 3 } as const;
  const corners = cornersOf({ middle: [400, 300], width: 400, turn: 12, lean: 0.3, towards: 40 });
  placeCard(picture, red, corners);
  const redAt = (x: number, y: number): number => picture.data[(Math.round(y) * 800 + Math.round(x)) * 3] ?? -1;
  for (const [x, y] of corners) {
    expect(redAt(x + (400 - x) * 0.04, y + (300 - y) * 0.04)).toBe(255);
    expect(redAt(x - (400 - x) * 0.08, y - (300 - y) * 0.08)).toBe(0);
  }
});

test('the same seed gives the same picture, and small print has capitals of eight pixels', async () => {
  const holder = inventHolder(5, regions);
  const card = drawCard(holder, 5);
  const first = await photograph(card, RECIPES.mild.low, diceOf(5));
  expect(await photograph(card, RECIPES.mild.low, diceOf(5))).toEqual(first);
  expect((await sharp(first).metadata()).width).toBe(640);
  const small = await sharp(await photograph(card, RECIPES.small.scan, diceOf(9))).metadata();
  // A scan without a margin is as wide as its card.
  expect(card.capital * small.width).toBeGreaterThan(7.9);
  expect(card.capital * small.width).toBeLessThan(8.9);
}, 60_000);

test('every grade has its recipes, and no two are the same', () => {
  for (const grade of GRADES) {
    const recipes = Object.values(RECIPES[grade]).map((recipe) => JSON.stringify(recipe));
    expect(recipes.length).toBeGreaterThanOrEqual(5);
    expect(new Set(recipes).size).toBe(recipes.length);
  }
});
