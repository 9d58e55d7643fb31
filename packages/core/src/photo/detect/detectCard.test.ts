import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { detectCard } from './detectCard.ts';
import type { Corners, Frame, Point } from '../frame.ts';
import { measureFrame } from '../measureFrame.ts';

const WIDTH = 320;
const HEIGHT = 240;

async function frameOf(svg: string, width = WIDTH, height = HEIGHT): Promise<Frame> {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${width}" height="${height}">${svg}</svg>`;
  const { data } = await sharp(Buffer.from(picture)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  let seed = 5;
  const noise = (): number => ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5) * 10;
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

describe('a card is found to a pixel or two', () => {
  test.each([
    ['flat', FLAT, '#5a4632', '#b9d3e4'],
    ['turned', TURNED, '#5a4632', '#b9d3e4'],
    ['seen from the side', SLANTED, '#303438', '#b9d3e4'],
    ['on something lighter', FLAT, '#f4f4f4', '#b9d3e4'],
    ['on something as light, of another colour', TURNED, '#cfcbc0', '#b9d3e4'],
  ] as const)('%s', async (_, truth, under, colour) => {
    const found = detectCard(await frameOf(ground(under) + card(truth, colour)));
    expect(found?.score).toBeGreaterThan(0.6);
    expect(found?.score).toBeLessThanOrEqual(1);
    for (const [i, { x, y }] of truth.entries()) {
      expect(Math.hypot(found!.corners[i]!.x - x, found!.corners[i]!.y - y)).toBeLessThan(2.5);
    }
  });

  test('standing on its short side, where that is asked for', async () => {
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

  test('the same in every frame, whatever size came before', async () => {
    const svg = ground('#5a4632') + card(TURNED);
    const frame = await frameOf(svg);
    const first = detectCard(frame);
    const larger = detectCard(await frameOf(svg, 480, 360));
    expect(larger!.corners[0].x / 1.5).toBeCloseTo(first!.corners[0].x, 0);
    expect(detectCard(frame)).toEqual(first);
  });
});

describe('where there is no card, none is found', () => {
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

describe('a frame is measured inside its card', async () => {
  const outline = { corners: FLAT, score: 1 };
  const good = measureFrame(await frameOf(ground('#222') + card(FLAT)), outline);

  test('its width is a share of the frame', () => expect(good.cardWidth).toBeCloseTo(220 / 320));

  test('a bright window beside the card is no glare, one in it is', async () => {
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

  test('an outline outside of the frame has nothing to measure', () => {
    const far = corners([900, 900], [990, 900], [990, 960], [900, 960]);
    const frame = { width: 40, height: 40, data: new Uint8ClampedArray(6400) };
    expect(measureFrame(frame, { corners: far, score: 1 })).toMatchObject({ brightness: 0, sharpness: 0, glare: 0 });
  });
});
