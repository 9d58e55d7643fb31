import { describe, expect, test } from 'vitest';
import { hintOf, type KtpHint } from './hintOf.ts';
import type { Sighting } from './sighting.ts';
import { stabiliseHints } from './stabiliseHints.ts';
import { watchSteadiness } from './watchSteadiness.ts';

interface Held {
  readonly width?: number;
  readonly x?: number;
  readonly y?: number;
  readonly angle?: number;
  readonly narrower?: number;
}

/** A card held in front of the camera, in units of the guide. */
function sighting(at: number, held: Held | null, more: Partial<Sighting['quality']> = {}): Sighting {
  const { width = 0.95, x = 0, y = 0, angle = 0, narrower = 1 } = held ?? {};
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const corner = (u: number, v: number) => ({ x: x + width * (u * cos - v * sin), y: y + width * (u * sin + v * cos) });
  const [w, h] = [0.5, 0.315];
  return {
    at,
    turned: false,
    corners: held ? [corner(-w * narrower, -h), corner(w * narrower, -h), corner(w, h), corner(-w, h)] : null,
    quality: { brightness: 180, contrast: 50, sharpness: 0.2, glare: 0, cardWidth: null, ...more },
    view: { left: -0.55, top: -1.2, right: 0.55, bottom: 1.2 },
  };
}

type Frame = readonly [held: Held | null, quality: Partial<Sighting['quality']>];

/** Frames for every hint that a single frame can give; a hint without one does not compile. */
const FRAMES: Readonly<
  Record<Exclude<KtpHint, 'starting' | 'captured' | 'turned' | 'moving' | 'focusing'>, readonly Frame[]>
> = {
  hold: [[{}, {}]],
  'no-card': [[null, {}]],
  // The card's position comes before the light, and the light before the focus.
  'too-far': [
    [{ width: 0.6 }, {}],
    [{ width: 0.6 }, { brightness: 40, sharpness: 0.004 }],
  ],
  'too-near': [[{ width: 1.2 }, {}]],
  'cut-off': [[{ width: 0.95, x: 0.13 }, {}]],
  'off-centre': [[{ width: 0.8, y: 0.25 }, {}]],
  tilted: [
    [{ angle: 17, width: 0.85 }, {}],
    [{ narrower: 0.78 }, {}],
  ],
  'too-dark': [
    [{}, { brightness: 40 }],
    [null, { brightness: 12 }],
    [{}, { brightness: 40, contrast: 3 }], // a card that is visible is not covered
    [{}, { brightness: 40, sharpness: 0.004 }],
  ],
  covered: [[null, { brightness: 12, contrast: 3 }]],
  'too-bright': [[{}, { brightness: 245 }]],
  glare: [[{}, { glare: 0.05 }]],
  blurry: [[{}, { sharpness: 0.004 }]],
};

describe('the one hint of a frame', () => {
  test.each(Object.entries(FRAMES).flatMap(([hint, frames]) => frames.map((frame) => [hint, ...frame] as const)))(
    'gives the hint %s',
    (hint, held, quality) => expect(hintOf(sighting(0, held, quality), null)).toBe(hint),
  );

  test('takes two frames to detect movement, not one', () => {
    expect(hintOf(sighting(100, { x: 0.04 }), sighting(0, {}))).toBe('moving');
    expect(hintOf(sighting(100, { x: 0.004 }), sighting(0, {}))).toBe('hold');
  });
  test('treats a near card that is gone as too near, until it is forgotten', () => {
    const near = sighting(0, { width: 1.05 });
    expect(hintOf(sighting(400, null), near)).toBe('too-near');
    expect(hintOf(sighting(4000, null), near)).toBe('no-card');
  });
  test('detects focusing by a blur that decreases from frame to frame', () => {
    const blurred = (at: number, sharpness: number) => sighting(at, {}, { sharpness });
    expect(hintOf(blurred(100, 0.012), blurred(0, 0.01))).toBe('focusing');
    expect(hintOf(blurred(100, 0.01), blurred(0, 0.01))).toBe('blurry');
    expect(hintOf(blurred(100, 0.012), { ...blurred(0, 0.01), corners: null })).toBe('blurry'); // measured elsewhere
    expect(hintOf(blurred(100, 0.2), blurred(0, 0.01))).toBe('hold');
  });
  test('asks to turn a card that lies on its side', () =>
    expect(hintOf({ ...sighting(0, null), turned: true }, null)).toBe('turned'));
});

/** Frames at a given pace, each with its hint: what was shown after each, and how often that changed. */
function shownOver(
  raws: readonly KtpHint[],
  pace: number,
): { readonly shown: readonly KtpHint[]; readonly changes: number } {
  const stabilise = stabiliseHints('starting', 0);
  const shown = raws.map((raw, i) => stabilise(raw, (i + 1) * pace).hint);
  return { shown, changes: shown.filter((hint, i) => i > 0 && hint !== shown[i - 1]).length };
}
const many = (count: number, ...hints: readonly KtpHint[]): KtpHint[] =>
  Array.from({ length: count }, (_, i) => hints[i % hints.length]!);

describe('the hint on the screen', () => {
  test('does not flicker when frames disagree', () => {
    const { changes } = shownOver(many(100, 'too-far', 'no-card'), 100);
    expect(changes).toBeLessThanOrEqual(2);
  });
  test('stays at least a second and a half, whatever the frames say', () => {
    const raws = [...many(8, 'too-far'), ...many(40, 'glare')];
    const { shown } = shownOver(raws, 100);
    expect(shown.filter((hint) => hint === 'too-far').length).toBeGreaterThanOrEqual(14);
    expect(shown.at(-1)).toBe('glare');
  });
  test('changes sooner if the news is good', () => {
    const { shown } = shownOver([...many(8, 'too-far'), ...many(20, 'hold')], 100);
    expect(shown.indexOf('hold')).toBeLessThan(16);
  });
  test.each([100, 400, 1200])('appears on a slow phone too: a frame every %d ms', (pace) =>
    expect(shownOver(many(6, 'too-far'), pace).shown.at(-1)).toBe('too-far'),
  );
  test('becomes more helpful if the trouble persists', () => {
    const stabilise = stabiliseHints('starting', 0);
    const shown = Array.from({ length: 80 }, (_, i) => stabilise('glare', i * 100));
    expect(shown[20]).toEqual({ hint: 'glare', later: false });
    expect(shown.at(-1)).toEqual({ hint: 'glare', later: true });
  });
});

describe('the automatic photo', () => {
  const firstSteady = (raws: readonly (KtpHint | null)[]): number => {
    const isSteady = watchSteadiness();
    return raws.findIndex((raw, i) => isSteady(raw, i * 100));
  };
  test('is taken after a good second', () => expect(firstSteady(many(30, 'hold'))).toBe(10));
  test('forgives one bad frame, but not two', () => {
    expect(firstSteady([...many(6, 'hold'), 'no-card', ...many(20, 'hold')])).toBe(10);
    expect(firstSteady([...many(6, 'hold'), 'moving', 'moving', ...many(20, 'hold')])).toBe(18);
  });
  test('is never taken of a bad card, and never after only three frames', () => {
    expect(firstSteady(many(60, 'glare'))).toBe(-1);
    const isSteady = watchSteadiness();
    expect([0, 900, 1800, 2700].map((at) => isSteady('hold', at))).toEqual([false, false, false, true]);
  });
});
