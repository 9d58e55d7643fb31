import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { jpegScans } from './jpegScans.ts';
import { hasFlatBands } from './flatBands.ts';
import type { Frame } from './frame.ts';
import { isIncomplete } from './missingData.ts';

async function small(bytes: Uint8Array): Promise<Frame> {
  const { data, info } = await sharp(bytes, { failOn: 'none' })
    .resize(480, 480, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

const SIZE = { width: 900, height: 600 } as const;

/** Print on a card that lies on a background of one colour: this is the easiest to mistake for missing data. */
function cardOn(ground: string): Sharp {
  const lines = Array.from({ length: 9 }, (_, i) => `<text x="170" y="${130 + i * 42}">CONTOH ${i} 0123456789</text>`);
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="${ground}"/>
      <rect x="130" y="80" width="640" height="404" fill="#9fc0d8"/><g font-size="30" fill="#15202a">${lines.join('')}</g></svg>`,
    ),
  ).removeAlpha();
}

/** A wall in even light, as a camera sees it: noise, and nothing else over most of the picture. */
async function wall(): Promise<Sharp> {
  const data = await cardOn('#8a8f92').raw().toBuffer();
  let seed = 9;
  const noise = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  return sharp(
    data.map((value) => Math.min(255, Math.max(0, value + noise() * 6))),
    { raw: { ...SIZE, channels: 3 } },
  );
}

const ENCODERS = {
  plain: { quality: 80, optimiseCoding: false },
  optimised: { quality: 90 },
  'not subsampled': { quality: 85, chromaSubsampling: '4:4:4' },
  progressive: { quality: 82, progressive: true },
} as const;

async function encoded(picture: Sharp, encoder: keyof typeof ENCODERS): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await picture.clone().jpeg(ENCODERS[encoder]).toBuffer());
}

/** Positions in the compressed data of the whole picture, as shares. */
function placesIn(bytes: Uint8Array): (share: number) => number {
  const { start } = jpegScans(bytes).scans[0]!;
  return (share) => start + Math.floor((bytes.length - 2 - start) * share);
}

type Damage = (bytes: Uint8Array, at: (share: number) => number) => Uint8Array;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut in half and closed': (bytes, at) => Buffer.concat([bytes.subarray(0, at(0.5)), Buffer.from([0xff, 0xd9])]),
  'cut near the end and closed': (bytes, at) => Buffer.concat([bytes.subarray(0, at(0.9)), Buffer.from([0xff, 0xd9])]),
  'a forged end': (bytes, at) => Buffer.from(bytes).fill(Buffer.from([0xff, 0xd9]), at(0.3), at(0.3) + 2),
  'a hole of zeros': (bytes, at) => Buffer.from(bytes).fill(0, at(0.2), at(0.55)),
  'zeros up to the end': (bytes, at) => Buffer.from(bytes).fill(0, at(0.6), bytes.length - 2),
  'a part left out': (bytes, at) => Buffer.concat([bytes.subarray(0, at(0.4)), bytes.subarray(at(0.6))]),
  'foreign bytes': (bytes, at) => {
    let seed = 5;
    return bytes.map((byte, i) =>
      i < at(0.4) || i > at(0.5) ? byte : (seed = (seed * 16_807) % 2_147_483_647) & 0xff,
    );
  },
};

describe('data missing between both ends of a JPEG', () => {
  const sequential = (['plain', 'optimised', 'not subsampled'] as const).flatMap((encoder) =>
    Object.keys(DAMAGES).map((damage) => [damage, encoder] as const),
  );
  test.each([...sequential, ['cut in half and closed', 'progressive'], ['a forged end', 'progressive']] as const)(
    '%s, %s',
    async (damage, encoder) => {
      const bytes = await encoded(cardOn('#7d868c'), encoder);
      expect(await isIncomplete(new Uint8Array(DAMAGES[damage]!(bytes, placesIn(bytes))), small)).toBe(true);
    },
  );
});

describe('a complete picture counts as complete, whatever it shows', async () => {
  const pictures: Readonly<Record<string, Sharp>> = {
    'on white paper': cardOn('#fff'),
    'between black bars': cardOn('#000'),
    'on a table of one colour': cardOn('#7d868c'),
    'on the grey that decoders paint': cardOn('#808080'),
    'on nearly that grey': cardOn('#858585'),
    'on a wall': await wall(),
  };
  const encoders = Object.keys(ENCODERS) as (keyof typeof ENCODERS)[];
  const cases = Object.keys(pictures).flatMap((name) => encoders.map((encoder) => [name, encoder] as const));

  test.each(cases)('%s, %s', async (name, encoder) => {
    const bytes = await encoded(pictures[name]!, encoder);
    expect(await isIncomplete(bytes, small)).toBe(false);
    const filled = Buffer.concat([bytes.subarray(0, -2), Buffer.alloc(12), bytes.subarray(-2)]);
    expect(await isIncomplete(new Uint8Array(filled), small), 'filled up with zeros').toBe(false);
  });

  test('and some of them look incomplete at first', async () => {
    expect(hasFlatBands(await small(await encoded(pictures['on white paper']!, 'plain')))).toBe(true);
  });
});

test('a file that is not a JPEG, or cannot be decoded, proves nothing', async () => {
  const fails = () => Promise.reject(new Error('not decodable'));
  expect(await isIncomplete(new Uint8Array(await cardOn('#fff').png().toBuffer()), fails)).toBe(false);
  expect(await isIncomplete(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), fails)).toBe(false);
  const flat = { data: new Uint8ClampedArray(400), width: 10, height: 10 };
  expect(await isIncomplete(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), async () => flat)).toBe(false);
});
