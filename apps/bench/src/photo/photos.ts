import { inventPerson, seededRandom, specimenSvg } from '@ktp-ocr/testing/node';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** A photo as a phone takes it: a card on a table, grainy, with the place where it was taken in its metadata. */
export interface PhotoSize {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** JPEG quality and grain that give the file sizes of phones: 3, 11 and 21 MB. */
  readonly quality: number;
  readonly grain: number;
}

export const PHOTO_SIZES = [
  { name: '12 MP', width: 4032, height: 3024, quality: 90, grain: 22 },
  { name: '48 MP', width: 8064, height: 6048, quality: 90, grain: 22 },
  { name: '108 MP', width: 12_000, height: 9000, quality: 88, grain: 23 },
] as const satisfies readonly PhotoSize[];

const TILE = 512;
const GPS = { GPSLatitude: '6/1 10/1 0/1', GPSLatitudeRef: 'S', GPSLongitude: '106/1 49/1 0/1', GPSLongitudeRef: 'E' };

function grainTile(amount: number, seed: number): Promise<Buffer> {
  const random = seededRandom(seed);
  const data = Uint8Array.from(
    { length: TILE * TILE * 3 },
    () => 128 + (random() + random() + random() - 1.5) * amount,
  );
  return sharp(data, { raw: { width: TILE, height: TILE, channels: 3 } })
    .png()
    .toBuffer();
}

async function tableTile(seed: number): Promise<Buffer> {
  const random = seededRandom(seed + 5);
  const [red, green, blue] = [110 + random() * 40, 90 + random() * 30, 70 + random() * 30];
  const data = new Uint8Array(TILE * TILE * 3);
  for (let y = 0; y < TILE; y += 1) {
    for (let x = 0; x < TILE; x += 1) {
      const wood = 12 * Math.sin((y * 2 * Math.PI * 9) / TILE + 2 * Math.sin((x * 2 * Math.PI) / TILE));
      data.set([red + wood, green + wood, blue + wood * 0.7], (y * TILE + x) * 3);
    }
  }
  return sharp(data, { raw: { width: TILE, height: TILE, channels: 3 } })
    .png()
    .toBuffer();
}

export interface PhotoOptions {
  readonly seed: number;
  /** Width of the card as a share of the photo's. Default 0.62. */
  readonly share?: number;
  /** Degrees the card is rotated. Default 3. */
  readonly tilt?: number;
}

/** Draws one photo. */
async function drawPhotoOf(size: PhotoSize, { seed, share = 0.62, tilt = 3 }: PhotoOptions): Promise<Buffer> {
  const { width, height } = size;
  const card = await sharp(Buffer.from(specimenSvg(inventPerson(seed))), { density: (72 * width * share) / 856 })
    .resize(Math.round(width * share))
    .rotate(tilt, { background: '#0000' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const flat = await sharp({ create: { width, height, channels: 3, background: '#806a50' }, limitInputPixels: false })
    .composite([{ input: await tableTile(seed), tile: true }, { input: card }])
    .removeAlpha() // compositing adds a fourth channel
    .raw()
    .toBuffer();
  return sharp(flat, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .composite([{ input: await grainTile(size.grain, seed), tile: true, blend: 'overlay' }])
    .jpeg({ quality: size.quality })
    .withExif({ IFD0: { Make: 'Invented', Model: 'Telephone' }, IFD3: GPS })
    .toBuffer();
}

/** The same, kept between runs: the largest takes a while to draw. */
export async function keptPhoto(size: PhotoSize, options: PhotoOptions, folder: string): Promise<Buffer> {
  const { seed, share = 0.62, tilt = 3 } = options;
  const path = join(folder, `${size.width}x${size.height}-${size.quality}-${size.grain}-${seed}-${share}-${tilt}.jpg`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return kept;
  const drawn = await drawPhotoOf(size, options);
  await mkdir(folder, { recursive: true });
  await writeFile(path, drawn);
  return drawn;
}
