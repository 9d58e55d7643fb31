// Writes fixtures/look.json: how a specimen looks from afar, as 24 by 15 greys. Tests in Node and in a browser compare
// with it.
// Run in packages/testing after changing the drawing: node --conditions=source scripts/packLook.ts
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { scaleDown } from '../src/distort/scale.ts';
import { drawSpecimen, SAMPLE_PERSON } from '../src/node.ts';

const jpeg = await (await drawSpecimen(SAMPLE_PERSON)).arrayBuffer();
const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
const small = scaleDown({ data: Uint8ClampedArray.from(data), width: info.width, height: info.height }, 24);
const greens = Array.from({ length: small.width * small.height }, (_, i) => small.data[i * 4 + 1]);
writeFileSync(new URL('../fixtures/look.json', import.meta.url), `${JSON.stringify(greens)}\n`);
