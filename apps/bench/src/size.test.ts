import { expect, test } from 'vitest';
import { sizeFigures } from './size.ts';

test('little is loaded before a photo is chosen', async () => {
  const [hook, scanner, scan, camera] = await sizeFigures();
  expect(hook).toMatchObject({ met: true });
  expect(scanner).toMatchObject({ met: true });
  // Above their goals still: held where they are.
  expect(scan?.value).toBeLessThan(75);
  expect(camera?.value).toBeLessThan(17);
});
