// Writes the second generator's pictures into a folder, for people to look at:
//   node --conditions=source apps/bench/src/secondCards/writePictures.ts FOLDER [SEED] [CARDS]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secondCards } from './secondCards.ts';

const [folder = 'second-cards', seed = '1', cards = '1'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
let count = 0;
for await (const { grade, kind, photo } of secondCards(Number(seed), Number(cards))) {
  count += 1;
  const name = `${grade}-${kind}-${count}.jpg`;
  writeFileSync(join(folder, name), Buffer.from(await photo.arrayBuffer()));
  console.log(name);
}
