// What a card may lie on: colours by position.

export type Colour = [red: number, green: number, blue: number];
export type Random = () => number;
/** Writes the colour of a table at a point, 0 to 255, into a reused array: there are millions of points. */
export type Ground = (x: number, y: number, into: Colour) => void;

export function put(into: Colour, red: number, green: number, blue: number): void {
  into[0] = red;
  into[1] = green;
  into[2] = blue;
}

export const WIDTH = 640;
export const HEIGHT = 480;

export function between(random: Random, from: number, to: number): number {
  return from + random() * (to - from);
}

const plain = (random: Random): Ground => {
  const base: Colour = [between(random, 40, 200), between(random, 40, 190), between(random, 40, 180)];
  const [slopeX, slopeY] = [between(random, -0.06, 0.06), between(random, -0.06, 0.06)];
  return (x, y, into) => {
    const light = slopeX * x + slopeY * y;
    put(into, base[0] + light, base[1] + light, base[2] + light);
  };
};

/** Boards with grain and joints. */
const wood = (random: Random): Ground => {
  const [tone, pitch, phase] = [between(random, 0.5, 1.3), between(random, 40, 110), random() * 100];
  const turned = random() < 0.5;
  return (x, y, into) => {
    const u = turned ? y : x;
    const v = turned ? x : y;
    const grain = 14 * Math.sin(v * 0.21 + 3 * Math.sin(u * 0.011 + phase)) + 9 * Math.sin(v * 0.53 + u * 0.004);
    const joint = (v + phase) % pitch < 2 ? -55 : 0;
    put(into, 150 * tone + grain + joint, 108 * tone + grain + joint, 70 * tone + grain * 0.7 + joint);
  };
};

/** As light as the card and nearly as blue. */
const pale = (random: Random): Ground => {
  const off = between(random, -14, 14);
  return (_x, _y, into) => put(into, 186 + off, 200 + off, 212 + off);
};

const cloth = (random: Random): Ground => {
  const base: Colour = [between(random, 60, 170), between(random, 60, 170), between(random, 60, 170)];
  const thread = between(random, 5, 9);
  return (x, y, into) => {
    const weave = 16 * Math.sin((x + y * 0.15) / thread) * Math.sin((y - x * 0.1) / thread);
    put(into, base[0] + weave, base[1] + weave, base[2] + weave);
  };
};

const tiles = (random: Random): Ground => {
  const [pitch, angle] = [between(random, 90, 170), between(random, -0.5, 0.5)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y, into) => {
    const joint = Math.min(Math.abs((x * cos + y * sin) % pitch), Math.abs((y * cos - x * sin) % pitch)) < 3;
    if (joint) put(into, 120, 116, 108);
    else put(into, 205, 200, 190);
  };
};

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly w: number;
  readonly h: number;
  readonly colour: Colour;
  readonly printed: boolean;
}

/** A desk with papers, phones and books, none of them in a card's proportions. */
const desk = (random: Random): Ground => {
  const under = (random() < 0.5 ? wood : plain)(random);
  const things: Rectangle[] = Array.from({ length: 6 }, () => {
    const angle = random() * Math.PI;
    const w = between(random, 60, 190);
    const tone = between(random, 20, 245);
    return {
      x: random() * WIDTH,
      y: random() * HEIGHT,
      cos: Math.cos(angle),
      sin: Math.sin(angle),
      w,
      h: w * [0.48, 0.707, 1, 0.1][Math.trunc(random() * 4)]!,
      colour: [tone, tone * between(random, 0.85, 1), tone * between(random, 0.8, 1)],
      printed: random() < 0.5,
    };
  });
  return (x, y, into) => {
    under(x, y, into);
    for (const t of things) {
      const u = (x - t.x) * t.cos + (y - t.y) * t.sin;
      const v = (y - t.y) * t.cos - (x - t.x) * t.sin;
      if (Math.abs(u) > t.w || Math.abs(v) > t.h) continue;
      const ink = t.printed && Math.abs(v) % 12 < 4 && Math.abs(u) % 40 < 30 && Math.abs(u) < t.w - 12;
      if (ink) put(into, 50, 50, 55);
      else put(into, ...t.colour);
    }
  };
};

export const GROUNDS = { plain, wood, pale, cloth, tiles, desk } as const;
export type GroundName = keyof typeof GROUNDS;
export const GROUND_NAMES = Object.keys(GROUNDS) as readonly GroundName[];
