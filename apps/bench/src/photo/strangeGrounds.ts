// Grounds with many straight edges, some of them a card's length apart. The detector's numbers were set without them,
// so its results on them say something about tables that were never drawn.
import { between, type Ground, put, type Random, WIDTH } from './grounds.ts';

/** A cloth of crossing bands. */
const plaid = (random: Random): Ground => {
  const [pitch, angle] = [between(random, 60, 160), between(random, -0.4, 0.4)];
  const [cos, sin, tone] = [Math.cos(angle), Math.sin(angle), between(random, 60, 150)];
  return (x, y, into) => {
    const [u, v] = [x * cos + y * sin + 900, y * cos - x * sin + 900];
    const bands = (u % pitch < pitch * 0.4 ? 45 : 0) + (v % pitch < pitch * 0.4 ? 45 : 0);
    const thread = u % (pitch / 2) < 3 || v % (pitch / 2) < 3 ? 60 : 0;
    put(into, tone + bands + thread, tone * 0.7 + bands * 0.4, tone * 0.6 + thread);
  };
};

/** The keys of a computer. */
const keys = (random: Random): Ground => {
  const [pitch, tone] = [between(random, 44, 80), between(random, 20, 70)];
  const letter = between(random, 170, 240);
  return (x, y, into) => {
    const row = Math.trunc(y / pitch);
    const [u, v] = [(x + row * pitch * 0.4) % pitch, y % pitch];
    const gap = Math.min(u, v, pitch - u, pitch - v) < 3;
    const ink = !gap && u > pitch * 0.25 && u < pitch * 0.4 && v > pitch * 0.25 && v < pitch * 0.5;
    const light = gap ? tone * 0.4 : ink ? letter : tone + (v / pitch) * 12;
    put(into, light, light, light * 1.04);
  };
};

/** A printed form: white, ruled into boxes, with rows of print. */
const form = (random: Random): Ground => {
  const [high, wide, slope] = [between(random, 30, 60), between(random, 120, 260), between(random, -0.12, 0.12)];
  return (x, y, into) => {
    const [u, v] = [x - y * slope + 400, y + x * slope + 400];
    const ruled = u % wide < 2 || v % high < 2;
    const print = v % high > high * 0.4 && v % high < high * 0.65 && u % 9 < 5 && u % wide < wide * 0.6;
    const light = ruled ? 70 : print ? 90 : 238;
    put(into, light, light, light + 4);
  };
};

/** Stone with specks of all sizes. */
const specks = (random: Random): Ground => {
  const spots = Array.from({ length: 260 }, () => ({
    x: random() * WIDTH,
    y: random() * WIDTH,
    size: between(random, 1, 9),
    tone: between(random, -70, 60),
  }));
  const base = between(random, 110, 200);
  return (x, y, into) => {
    let light = base;
    for (const spot of spots) {
      if (Math.abs(x - spot.x) + Math.abs(y - spot.y) < spot.size) light = base + spot.tone;
    }
    put(into, light, light * 0.98, light * 0.94);
  };
};

/** Strips of light through a blind, on a table. */
const blind = (random: Random): Ground => {
  const [pitch, slope] = [between(random, 30, 90), between(random, -0.6, 0.6)];
  const [lit, dark] = [between(random, 150, 230), between(random, 60, 110)];
  return (x, y, into) => {
    const light = (y + x * slope + 900) % pitch < pitch * 0.55 ? lit : dark;
    put(into, light, light * 0.86, light * 0.7);
  };
};

export const STRANGE_GROUNDS = { plaid, keys, form, specks, blind } as const;
