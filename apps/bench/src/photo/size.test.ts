import { expect, test } from 'vitest';
import { size } from './size.ts';

test('the preparation and the detector stay as small as they should be', async () => {
  const figures = await size();
  const aimed = figures.filter(({ goal }) => goal !== undefined);
  expect(aimed.map(({ name, value, unit, met }) => [name, met ? 'met' : `${value} ${unit}`])).toEqual([
    ['size of the preparation: its worker, gz', 'met'],
    ['size of the detector, gz', 'met'],
  ]);
});
