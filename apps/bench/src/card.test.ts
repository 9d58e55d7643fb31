import { expect, test } from 'vitest';
import { measureRules } from './card/measureRules.ts';
import { ruleFigures } from './card.ts';

test('misreadings are noticed and corrected as often as promised, on 3,000 cards', async () => {
  const figures = ruleFigures(await measureRules(2026, 3000));
  expect(figures.filter(({ met }) => met === false)).toEqual([]);
  expect(figures.filter(({ met }) => met).length).toBe(5);
});
