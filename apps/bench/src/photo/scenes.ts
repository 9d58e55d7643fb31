import type { Corners } from '@ktp-ocr/core';
import { type CardOutline, type Frame, invert, perspectiveTo, project } from '@ktp-ocr/core/kit';
import { inventPerson, seededRandom, specimenSvg } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { between, type Colour, type GroundName, GROUNDS, HEIGHT, put, type Random, WIDTH } from './grounds.ts';

/** A frame from a camera, and where the card in it truly lies; `null` if there is none. */
export interface Scene {
  readonly name: GroundName;
  readonly frame: Frame;
  readonly corners: Corners | null;
}

/**
 * Four corners of a card held in front of a camera: anywhere, rotated slightly, not quite flat on; or standing on its
 * short side.
 */
function place(random: Random, standing: boolean): Corners {
  const aspect = 85.6 / 53.98;
  const long = between(random, 0.5, 0.88) * WIDTH;
  const [w, h] = standing ? [long / aspect, long] : [long, long / aspect];
  const angle = between(random, -0.3, 0.3);
  const [tiltX, tiltY] = [between(random, -0.22, 0.22), between(random, -0.22, 0.22)];
  const seen = [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ].map(([u, v]) => {
    const depth = 1 + tiltX * u! + tiltY * v!;
    const [x, y] = [(u! * w) / depth, (v! * h) / depth];
    return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
  });
  const reach = (values: readonly number[], size: number): number => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const fit = Math.min(1, (size - 12) / (high - low));
    return fit;
  };
  const fit = Math.min(
    reach(
      seen.map(({ x }) => x),
      WIDTH,
    ),
    reach(
      seen.map(({ y }) => y),
      HEIGHT,
    ),
  );
  const shift = (values: readonly number[], size: number): number =>
    between(random, 6 - Math.min(...values), size - 6 - Math.max(...values));
  const scaled = seen.map(({ x, y }) => ({ x: x * fit, y: y * fit }));
  const dx = shift(
    scaled.map(({ x }) => x),
    WIDTH,
  );
  const dy = shift(
    scaled.map(({ y }) => y),
    HEIGHT,
  );
  return scaled.map(({ x, y }) => ({ x: x + dx, y: y + dy })) as unknown as Corners;
}

/** The inverse: where on the card (0 to 1) a point of the frame lies. */
export function intoCard(corners: Corners): (x: number, y: number) => readonly [number, number] {
  const m = invert(perspectiveTo(corners));
  return (x, y) => project(m, x, y);
}

/** About as large as it appears, so that no letters are skipped. */
const CARD_WIDTH = 480;

/** Drawn cards, as pixels with transparent round corners. */
export async function drawCards(seed: number, count: number): Promise<readonly Frame[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const { data, info } = await sharp(Buffer.from(specimenSvg(inventPerson(seed + i))))
        .resize(CARD_WIDTH)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
    }),
  );
}

/** Blends a colour between the pixels of a card over another, as far as the card is opaque there. */
export function layOver({ width, height, data }: Frame, x: number, y: number, colour: Colour): void {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const above = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const [right, below] = [x - left, y - above];
  let [red, green, blue, opaque] = [0, 0, 0, 0];
  for (let corner = 0; corner < 4; corner += 1) {
    const [i, j] = [corner & 1, corner >> 1];
    const at = ((above + j) * width + left + i) * 4;
    const alpha = (data[at + 3]! / 255) * (i ? right : 1 - right) * (j ? below : 1 - below);
    red += data[at]! * alpha;
    green += data[at + 1]! * alpha;
    blue += data[at + 2]! * alpha;
    opaque += alpha;
  }
  put(colour, colour[0] * (1 - opaque) + red, colour[1] * (1 - opaque) + green, colour[2] * (1 - opaque) + blue);
}

/** How the light falls: evenly, from one side, or hardly at all, perhaps with a lamp reflected in the card. */
function lightOf(random: Random, corners: Corners | null): (x: number, y: number, colour: Colour) => void {
  const dim = random() < 0.2 ? between(random, 0.25, 0.5) : 1;
  const [sideX, sideY] = [between(random, -0.4, 0.4), between(random, -0.4, 0.4)];
  const lamp = corners && random() < 0.2 ? corners[0] : null;
  return (x, y, colour) => {
    const light = dim * (1 + sideX * (x / WIDTH - 0.5) + sideY * (y / HEIGHT - 0.5));
    const spot = lamp ? Math.exp(-((x - lamp.x - 160) ** 2 + (y - lamp.y - 90) ** 2) / 2600) : 0;
    for (let c = 0; c < 3; c += 1) colour[c] = colour[c]! * light + (255 - colour[c]! * light) * spot;
  };
}

/** Share of the cards that stand on their short side. */
const STANDING = 1 / 6;

/** A scene, with or without a card. Twice as fine as a camera's preview, and with its noise. */
export function drawScene(seed: number, name: GroundName, card: Frame | null): Scene {
  const random = seededRandom(seed);
  const ground = GROUNDS[name](random);
  const standing = card !== null && random() < STANDING;
  const corners = card && place(random, standing);
  const onCard = corners && intoCard(corners);
  const light = lightOf(random, corners);
  const noise = between(random, 2, 9);
  const colour: Colour = [0, 0, 0];
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0, o = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1, o += 4) {
      ground(x, y, colour);
      if (card && onCard) {
        const [a, b] = onCard(x + 0.5, y + 0.5);
        // A standing card has its left side at the bottom.
        const [u, v] = standing ? [1 - b, a] : [a, b];
        if (u >= 0 && v >= 0 && u < 1 && v < 1) {
          layOver(card, u * card.width - 0.5, v * card.height - 0.5, colour);
        }
      }
      light(x, y, colour);
      const grain = (random() + random() - 1) * noise;
      for (let c = 0; c < 3; c += 1) data[o + c] = colour[c]! + grain + (random() - 0.5) * noise;
      data[o + 3] = 255;
    }
  }
  return { name, frame: { width: WIDTH, height: HEIGHT, data }, corners };
}

/** Half the size, each pixel the mean of four, as a browser scales a preview down. */
export function halved({ frame, name, corners }: Scene): Scene {
  const [width, height] = [frame.width >> 1, frame.height >> 1];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * 2 * frame.width + x * 2) * 4;
      for (let c = 0; c < 4; c += 1) {
        const below = at + frame.width * 4 + c;
        const [a, b, d, e] = [frame.data[at + c]!, frame.data[at + 4 + c]!, frame.data[below]!, frame.data[below + 4]!];
        data[(y * width + x) * 4 + c] = (a + b + d + e) / 4;
      }
    }
  }
  const half = corners && (corners.map(({ x, y }) => ({ x: x / 2, y: y / 2 })) as unknown as Corners);
  return { name, frame: { width, height, data }, corners: half };
}

/** The area two outlines share, divided by the area they cover together: 1 if they are the same. */
export function overlap(a: Corners, b: CardOutline['corners']): number {
  const area = (points: readonly { x: number; y: number }[]): number =>
    Math.abs(
      points.reduce((sum, p, i) => {
        const q = points[(i + 1) % points.length]!;
        return sum + (p.x * q.y - q.x * p.y) / 2;
      }, 0),
    );
  let shared: { x: number; y: number }[] = [...a];
  b.forEach((from, i) => {
    const to = b[(i + 1) % 4]!;
    const side = (p: { x: number; y: number }): number =>
      (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
    shared = shared.flatMap((p, k) => {
      const q = shared[(k + 1) % shared.length]!;
      const [sp, sq] = [side(p), side(q)];
      const cut = { x: p.x + ((q.x - p.x) * sp) / (sp - sq), y: p.y + ((q.y - p.y) * sp) / (sp - sq) };
      if (sp >= 0) return sq >= 0 ? [p] : [p, cut];
      return sq >= 0 ? [cut] : [];
    });
  });
  const both = area(shared);
  return both / (area(a) + area(b) - both);
}
