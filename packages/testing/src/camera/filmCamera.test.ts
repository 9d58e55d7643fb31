import { expect, test } from 'vitest';
import { inventPerson } from '../specimen/inventPerson.ts';
import { filmCamera } from './filmCamera.ts';

const [width, height] = [180, 320];
const POSE = { size: 0.7, x: 0, y: 0, tilt: 0 };
const HEADER = `YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`;
const FRAME = 'FRAME\n'.length + (width * height * 3) / 2;

const film = await filmCamera(
  inventPerson(3),
  [{ seconds: 1 }, { seconds: 1, from: { ...POSE, size: 0.4 }, to: POSE }, { seconds: 0.4, from: POSE }],
  { width, height },
);
/** The brightness of one picture. */
const light = (i: number): Buffer => {
  const start = HEADER.length + i * FRAME + 'FRAME\n'.length;
  return film.subarray(start, start + width * height);
};
const at = (i: number, x: number, y: number): number => light(i)[y * width + x]!;

test('a film is as long as its shots and in the format Chromium reads', () => {
  expect(film.subarray(0, HEADER.length).toString()).toBe(HEADER);
  expect((film.length - HEADER.length) / FRAME).toBe(5 + 5 + 2);
  for (let i = 0; i < 12; i += 1) {
    expect(film.subarray(HEADER.length + i * FRAME, HEADER.length + i * FRAME + 6).toString()).toBe('FRAME\n');
  }
});

test('the table does not change, the card comes nearer and stays', () => {
  expect(light(4)).toEqual(light(0));
  expect(light(5)).not.toEqual(light(0));
  expect(light(11)).toEqual(light(9));
  // A place that only the near card covers, and a corner that no card covers.
  const covered = [4, 5, 9].map((i) => at(i, width * 0.2, height / 2));
  expect(Math.abs(covered[0]! - covered[1]!)).toBeLessThan(8);
  expect(covered[2]! - covered[0]!).toBeGreaterThan(20);
  expect(at(9, 2, 2)).toBe(at(0, 2, 2));
});

test('the same seed gives the same table', async () => {
  const table = (seed: number): Promise<Buffer> =>
    filmCamera(inventPerson(3), [{ seconds: 0.2 }], { width, height, seed });
  expect(await table(1)).toEqual(await table(1));
  expect(await table(1)).not.toEqual(await table(2));
});
