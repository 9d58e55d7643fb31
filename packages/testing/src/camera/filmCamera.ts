import sharp from 'sharp';
import { ground } from '../distort/ground.ts';
import { SPECIMEN_SIZE } from '../specimen/layout.ts';
import type { SpecimenPerson } from '../specimen/person.ts';
import { specimenSvg } from '../specimen/specimenSvg.ts';

/**
 * Where the card lies: shares of the picture's shorter side; `x` and `y` from the middle, `tilt` in degrees clockwise.
 */
export interface FilmPose {
  /** Width of the card. */
  readonly size: number;
  /** How far its middle is right of the picture's. */
  readonly x: number;
  /** How far its middle is below the picture's. */
  readonly y: number;
  /** Degrees, clockwise. */
  readonly tilt: number;
}

/** A part of the film. The card moves from one pose to the other; without poses the table is empty. */
export interface FilmShot {
  /** How long it lasts; at least one picture. */
  readonly seconds: number;
  /** Where the card lies at the start. */
  readonly from?: FilmPose;
  /** Where it lies at the end. Default: it stays at `from`. */
  readonly to?: FilmPose;
}

/** How the film is made. Every option may be left out. */
export interface FilmOptions {
  /** Pixels across the picture, an even number. Default 864: a phone held upright. */
  readonly width?: number;
  /** Pixels down it, an even number. Default 1536. */
  readonly height?: number;
  /** How much else lies on the table, 0 to 1. Default 0.5. */
  readonly clutter?: number;
  /** The same number gives the same table. Default 1. */
  readonly seed?: number;
  /** Default 5. Few, because playing the film must not take the time that analysing it needs. */
  readonly framesPerSecond?: number;
}

const FRAME = Buffer.from('FRAME\n');

const between = (a: number, b: number, share: number): number => a + (b - a) * share;

function poseAt({ from, to = from }: FilmShot, share: number): FilmPose | null {
  if (!from || !to) return null;
  return {
    size: between(from.size, to.size, share),
    x: between(from.x, to.x, share),
    y: between(from.y, to.y, share),
    tilt: between(from.tilt, to.tilt, share),
  };
}

/** Converts three bytes a pixel to one plane of light and two, half as large, of colour: BT.601, limited range. */
function toI420(rgb: Buffer, width: number, height: number): Buffer {
  const out = Buffer.alloc((width * height * 3) / 2);
  const [u, v] = [width * height, (width * height * 5) / 4];
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      const [r, g, b] = [rgb[i * 3]!, rgb[i * 3 + 1]!, rgb[i * 3 + 2]!];
      out[i] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (y % 2 === 1 || x % 2 === 1) continue;
      const half = (y / 2) * (width / 2) + x / 2;
      out[u + half] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
      out[v + half] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
    }
  }
  return out;
}

/** Draws the pictures of a film: the same table, and on it the card, where there is a pose. */
async function createDrawing(
  person: SpecimenPerson,
  { width, height, clutter, seed }: Required<Omit<FilmOptions, 'framesPerSecond'>>,
): Promise<(pose: FilmPose | null) => Promise<Buffer>> {
  const side = Math.min(width, height);
  const { data } = ground(width, height, { seed, clutter });
  const raw = { width, height, channels: 4 } as const;
  const table = await sharp(Buffer.from(data.buffer), { raw }).blur(1).raw().toBuffer();
  const card = await sharp(Buffer.from(specimenSvg(person)), { density: (72 * side) / SPECIMEN_SIZE.width })
    .resize(side)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

  return async (pose) => {
    const picture = sharp(table, { raw });
    if (pose) {
      const laid = await sharp(card.data, { raw: { width: card.info.width, height: card.info.height, channels: 4 } })
        .resize(Math.round(pose.size * side))
        .rotate(pose.tilt, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { width: w, height: h } = laid.info;
      const left = Math.round(width / 2 + pose.x * side - w / 2);
      const top = Math.round(height / 2 + pose.y * side - h / 2);
      picture.composite([{ input: laid.data, raw: { width: w, height: h, channels: 4 }, left, top }]);
    }
    return toI420(await picture.removeAlpha().raw().toBuffer(), width, height);
  };
}

/**
 * A film of a specimen moving over a full table, for Chromium's fake camera: `--use-fake-device-for-media-stream
 * --use-file-for-fake-video-capture=FILE.y4m`. YUV4MPEG2; it restarts at its end.
 */
export async function filmCamera(
  person: SpecimenPerson,
  shots: readonly FilmShot[],
  { width = 864, height = 1536, clutter = 0.5, seed = 1, framesPerSecond = 5 }: FilmOptions = {},
): Promise<Buffer> {
  const drawFrame = await createDrawing(person, { width, height, clutter, seed });
  const film: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)];
  const drawn = new Map<string, Buffer>();
  for (const shot of shots) {
    const pictures = Math.max(1, Math.round(shot.seconds * framesPerSecond));
    for (let i = 0; i < pictures; i += 1) {
      const pose = poseAt(shot, pictures === 1 ? 0 : i / (pictures - 1));
      const key = JSON.stringify(pose);
      const frame = drawn.get(key) ?? (await drawFrame(pose));
      drawn.set(key, frame);
      film.push(FRAME, frame);
    }
  }
  return Buffer.concat(film);
}
