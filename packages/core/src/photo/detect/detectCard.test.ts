import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { detectCard } from './detectCard.ts';
import type { Corners, Frame, Point } from '../frame.ts';
import { measureFrame } from '../measureFrame.ts';

const WIDTH = 320;
const HEIGHT = 240;

interface FrameOptions {
  readonly width?: number;
  readonly height?: number;
  /** The part of the drawing to show: left, top, width, height. */
  readonly view?: string;
  readonly noise?: number;
}

async function frameOf(svg: string, options: FrameOptions = {}): Promise<Frame> {
  const { width = WIDTH, height = HEIGHT, view = `0 0 ${WIDTH} ${HEIGHT}`, noise: amount = 10 } = options;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" width="${width}" height="${height}">${svg}</svg>`;
  const { data } = await sharp(Buffer.from(picture)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  let seed = 5;
  const noise = (): number => ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5) * amount;
  return { width, height, data: Uint8ClampedArray.from(data, (value, i) => (i % 4 === 3 ? 255 : value + noise())) };
}

const ground = (colour: string): string => `<rect width="100%" height="100%" fill="${colour}"/>`;

function card([a, b, c, d]: Corners, colour = '#b9d3e4'): string {
  const along = (p: Point, q: Point, t: number): Point => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t });
  const lines = [0.2, 0.35, 0.5, 0.65, 0.8].map((t) => {
    const [from, to] = [along(along(a, d, t), along(b, c, t), 0.1), along(along(a, d, t), along(b, c, t), 0.6)];
    return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#222" stroke-width="4" stroke-dasharray="7 3"/>`;
  });
  const points = [a, b, c, d].map(({ x, y }) => `${x},${y}`).join(' ');
  return `<polygon points="${points}" fill="${colour}"/>${lines.join('')}`;
}

const corners = (...xy: [number, number][]): Corners => xy.map(([x, y]) => ({ x, y })) as unknown as Corners;
const FLAT = corners([50, 50], [270, 50], [270, 189], [50, 189]);
const TURNED = corners([70, 30], [285, 75], [257, 210], [42, 165]);
const SLANTED = corners([60, 60], [265, 40], [285, 195], [40, 190]);

describe('a card is found to within two pixels', () => {
  test.each([
    ['flat', FLAT, '#5a4632', '#b9d3e4'],
    ['turned', TURNED, '#5a4632', '#b9d3e4'],
    ['seen from the side', SLANTED, '#303438', '#b9d3e4'],
    ['on something lighter', FLAT, '#f4f4f4', '#b9d3e4'],
    ['on something equally light in another colour', TURNED, '#cfcbc0', '#b9d3e4'],
  ] as const)('%s', async (_, truth, under, colour) => {
    const found = detectCard(await frameOf(ground(under) + card(truth, colour)));
    expect(found?.score).toBeGreaterThan(0.6);
    expect(found?.score).toBeLessThanOrEqual(1);
    for (const [i, { x, y }] of truth.entries()) {
      expect(Math.hypot(found!.corners[i]!.x - x, found!.corners[i]!.y - y)).toBeLessThan(2.5);
    }
  });

  test('standing on its short side, if that is requested', async () => {
    const standing = corners([95, 10], [231, 10], [231, 226], [95, 226]);
    const frame = await frameOf(ground('#5a4632') + card(standing));
    expect(detectCard(frame)).toBeNull();
    const found = detectCard(frame, { standing: true });
    standing.forEach(({ x, y }, i) => {
      expect(Math.hypot(found!.corners[i]!.x - x, found!.corners[i]!.y - y)).toBeLessThan(2.5);
    });
  });

  test('on tiles, in dim light', async () => {
    const joints = [-40, 20, 80, 140, 200, 260, 320].map(
      (x) => `<path d="M${x} 0L${x + 70} 240M0 ${x}L320 ${x - 90}" stroke="#222" stroke-width="3"/>`,
    );
    const found = detectCard(await frameOf(ground('#56544f') + joints.join('') + card(FLAT, '#5c6a76')));
    FLAT.forEach(({ x, y }, i) => {
      expect(Math.hypot(found!.corners[i]!.x - x, found!.corners[i]!.y - y)).toBeLessThan(4);
    });
  });

  test('gives the same result in every frame, whatever the size of the one before', async () => {
    const svg = ground('#5a4632') + card(TURNED);
    const frame = await frameOf(svg);
    const first = detectCard(frame);
    const larger = detectCard(await frameOf(svg, { width: 480, height: 360 }));
    expect(larger!.corners[0].x / 1.5).toBeCloseTo(first!.corners[0].x, 0);
    expect(detectCard(frame)).toEqual(first);
  });
});

/** Rows of a card, as long as their print: label, and what follows the colon. In shares of the card. */
const ROWS = [0.24, 0.31, 0.27, 0.34, 0.12, 0.19, 0.22, 0.16, 0.25, 0.29, 0.08, 0.2];
/**
 * Left, upper end, width and height of the face, in shares of the card's sides; the other one has a card's proportions.
 */
type Share = readonly [left: number, top: number, width: number, height: number];
const FACE: Share = [0.68, 0.17, 0.27, 0.62];
const CARD_LIKE_FACE: Share = [0.7, 0.1, 0.28, 0.68];

/**
 * A card with something stronger than its pale rim: a face photo on a strong colour. Drawn in units of its long side;
 * `turn` counts quarter turns clockwise, after which its upper left lies at `x`, `y` of the frame.
 */
function cardWithFace([x, y, long]: readonly [number, number, number], turn: 0 | 1 | 3 = 0, at: Share = FACE): string {
  const high = long / 1.5858;
  const dashes = (row: number): string => `stroke-dasharray="${3 + (row % 3)} 1.6 5 1.4 2 1.8"`;
  const print = ROWS.map((end, row) => {
    const at = high * (0.27 + row * 0.054);
    const line = (from: number, to: number): string =>
      `<line x1="${long * from}" y1="${at}" x2="${long * to}" y2="${at}" stroke="#252c33" stroke-width="${high * 0.024}" ${dashes(row)}/>`;
    return line(0.03, 0.2) + line(0.25, 0.25 + end);
  });
  const head = [0.06, 0.12, 0.19].map(
    (at, i) =>
      `<line x1="${long * [0.28, 0.32, 0.22][i]!}" y1="${high * at}" x2="${long * [0.72, 0.68, 0.62][i]!}" y2="${high * at}" stroke="#222" stroke-width="${high * 0.035}" ${dashes(i)}/>`,
  );
  const [left, top, wide, tall] = [long * at[0], high * at[1], long * at[2], high * at[3]];
  const face = `<rect x="${left}" y="${top}" width="${wide}" height="${tall}" fill="#c4161c"/>
<ellipse cx="${left + wide / 2}" cy="${top + tall * 0.4}" rx="${wide * 0.26}" ry="${tall * 0.26}" fill="#b98a66"/>
<path d="M${left + wide * 0.08} ${top + tall}q${wide * 0.06} ${-tall * 0.3} ${wide * 0.42} ${-tall * 0.3}t${wide * 0.42} ${tall * 0.3}z" fill="#e8e8ea"/>`;
  const under = [0.84, 0.88].map(
    (at) =>
      `<line x1="${left + wide * 0.2}" y1="${high * at}" x2="${left + wide * 0.8}" y2="${high * at}" stroke="#222" stroke-width="${high * 0.022}" ${dashes(1)}/>`,
  );
  const [dx, dy] = turn === 0 ? [x, y] : turn === 1 ? [x + high, y] : [x, y + long];
  const body = `<rect width="${long}" height="${high}" fill="#b4d3e6"/>${head.join('')}${print.join('')}${face}${under.join('')}`;
  return `<g transform="translate(${dx} ${dy}) rotate(${turn * 90})">${body}</g>`;
}

describe('a card whose face photo is stronger than its rim', () => {
  /** Frames filled by the card: its sides are the frame's, or a pixel or two outside them. */
  const lying = (x: number, y: number, long = 320, face = FACE): Promise<Frame> =>
    frameOf(ground('#5a4632') + cardWithFace([x, y, long], 0, face), { height: 202, view: '0 0 320 202' });
  const standing = (turn: 1 | 3, x = 0, y = 0, long = 320, face = FACE): Promise<Frame> =>
    frameOf(ground('#5a4632') + cardWithFace([x, y, long], turn, face), {
      width: 202,
      height: 320,
      view: '0 0 202 320',
    });

  test.each([
    ['lying', () => lying(0, 0)],
    ['lying, cut by a hair', () => lying(-3, -3, 326)],
    ['lying, with a face of the proportions of a card', () => lying(-1, -1, 322, CARD_LIKE_FACE)],
    ['lying, flush on three sides', () => lying(0, 14)],
    ['standing', () => standing(1)],
    ['standing, the other way', () => standing(3)],
    ['standing, cut by a hair', () => standing(3, -3, -3, 326)],
    ['standing, with a face of the proportions of a card', () => standing(1, -1, -1, 322, CARD_LIKE_FACE)],
  ])('%s, flush with the picture: finds nothing that may be cut out', async (_, draw) => {
    const found = detectCard(await draw(), { standing: true });
    expect(found === null || found.certain === false).toBe(true);
  });

  test.each([0, 1, 3] as const)('is found whole on a table, after %i quarter turns', async (turn) => {
    const [wide, high] = turn === 0 ? [240, 240 / 1.5858] : [200 / 1.5858, 200];
    const [x, y] = [(WIDTH - wide) / 2, (HEIGHT - high) / 2];
    const found = detectCard(await frameOf(ground('#5a4632') + cardWithFace([x, y, Math.max(wide, high)], turn)), {
      standing: true,
    });
    expect(found).toMatchObject({ certain: true });
    const truth = corners([x, y], [x + wide, y], [x + wide, y + high], [x, y + high]);
    truth.forEach((corner, i) => {
      expect(Math.hypot(found!.corners[i]!.x - corner.x, found!.corners[i]!.y - corner.y)).toBeLessThan(3);
    });
  });

  test('prefers a card lying across to one on its short side that fills more of the picture', async () => {
    const both = cardWithFace([4, 90, 174]) + cardWithFace([198, 12, 188], 1);
    const found = detectCard(await frameOf(ground('#5a4632') + both), { standing: true });
    expect(found!.corners[1].x).toBeLessThan(182);
  });

  test('gives a second, smoother look equal weight: noise on a pale table hides a rim from the first', async () => {
    const high = 200 / 1.5858;
    const [x, y] = [(WIDTH - high) / 2, 20];
    const frame = await frameOf(ground('#a9c9b4') + cardWithFace([x, y, 200], 1), { noise: 50 });
    const found = detectCard(frame, { standing: true });
    expect(found).toMatchObject({ certain: true });
    corners([x, y], [x + high, y], [x + high, y + 200], [x, y + 200]).forEach((corner, i) => {
      expect(Math.hypot(found!.corners[i]!.x - corner.x, found!.corners[i]!.y - corner.y)).toBeLessThan(3);
    });
  });
});

describe('no card is found if there is none', () => {
  const tiles = [40, 120, 200, 280].map((x) => `<path d="M${x} 0V240M0 ${x}H320" stroke="#555" stroke-width="2"/>`);
  test.each([
    ['an empty table', ground('#806a50')],
    ['a sheet of paper', `${ground('#806a50')}<rect x="90" y="20" width="140" height="198" fill="#eee"/>`],
    ['tiles', ground('#d8d4ca') + tiles.join('')],
    ['a telephone', `${ground('#a08a70')}<rect x="50" y="50" width="220" height="139" rx="8" fill="#15161a"/>`],
    ['a square', `${ground('#333')}<rect x="70" y="30" width="180" height="180" fill="#b9d3e4"/>`],
    ['half a card', `${ground('#5a4632')}<rect x="180" y="50" width="220" height="139" fill="#b9d3e4"/>`],
  ])('%s', async (_, svg) => expect(detectCard(await frameOf(svg))).toBeNull());

  test('a frame of a few pixels', () => {
    expect(detectCard({ width: 1, height: 1, data: new Uint8ClampedArray(4) })).toBeNull();
    expect(detectCard({ width: 0, height: 0, data: new Uint8ClampedArray(0) })).toBeNull();
  });
});

describe('a frame is measured inside the outline of its card', async () => {
  const outline = { corners: FLAT };
  const good = measureFrame(await frameOf(ground('#222') + card(FLAT)), outline);

  test('its width is a share of the frame', () => expect(good.cardWidth).toBeCloseTo(220 / 320));

  test('a bright window beside the card is not glare, one on it is', async () => {
    const beside = ground('#222') + card(FLAT) + '<rect x="0" y="0" width="320" height="45" fill="#fff"/>';
    const within = ground('#222') + card(FLAT) + '<ellipse cx="180" cy="110" rx="40" ry="20" fill="#fff"/>';
    expect(measureFrame(await frameOf(beside), outline).glare).toBe(0);
    expect(measureFrame(await frameOf(beside), null).glare).toBeGreaterThan(0.1);
    expect(measureFrame(await frameOf(within), outline).glare).toBeGreaterThan(0.05);
    expect(good.glare).toBe(0);
  });

  test('a dark table does not make a well-lit card dark', async () => {
    expect(good.brightness).toBeGreaterThan(140);
    expect(measureFrame(await frameOf(ground('#222') + card(FLAT)), null)).toMatchObject({ cardWidth: null });
    expect(measureFrame(await frameOf(ground('#222') + card(FLAT, '#445')), outline).brightness).toBeLessThan(75);
  });

  test('an outline outside the frame has nothing to measure', () => {
    const far = corners([900, 900], [990, 900], [990, 960], [900, 960]);
    const frame = { width: 40, height: 40, data: new Uint8ClampedArray(6400) };
    expect(measureFrame(frame, { corners: far })).toMatchObject({ brightness: 0, sharpness: 0, glare: 0 });
  });
});
