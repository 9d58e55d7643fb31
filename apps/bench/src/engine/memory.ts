// A separate process that reads one card after another, or several at once, and reports its peak memory.
//   node --conditions=source apps/bench/src/engine/memory.ts [AT_ONCE]
import type { PreparedPhoto } from '@ktp-ocr/core';
import { embeddedEngine } from '@ktp-ocr/engine/node';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';

const atOnce = Number(process.argv[2] ?? 1);
const photos = await Promise.all(
  Array.from({ length: atOnce }, async (_, i) => drawSpecimen(inventPerson(100 + i), { width: 1600, margin: 0.05 })),
);
const engine = embeddedEngine({ threads: 2 });
const { signal } = new AbortController();
for (let round = 0; round < 3; round += 1) {
  await Promise.all(photos.map((blob) => engine.recognise({ blob } as PreparedPhoto, { signal })));
}
await engine.close();
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
