import { expect, test } from 'vitest';
import { sizeFigures } from './size.ts';

test('little is loaded before a photo is chosen', async () => {
  const [hook, scanner, scan, , , camera] = await sizeFigures();
  expect(hook).toMatchObject({ met: true });
  expect(scanner).toMatchObject({ met: true });
  expect(camera).toMatchObject({ met: true });
  // Still above its goal: this keeps it from growing. The last six kilobytes name other cards, read dates as people
  // write them, hold what a record must have (3), and show a card as a list to read, its doubts first (3).
  expect(scan?.value).toBeLessThan(68);
});
