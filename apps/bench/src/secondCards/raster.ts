import sharp, { type Sharp } from 'sharp';

/** Bytes of a picture, three per pixel, or four with transparency. */
export interface Raster {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** A picture as bytes, without transparency unless requested. */
export async function rasterOf(picture: Sharp, channels: 3 | 4 = 3): Promise<Raster> {
  const opaque = channels === 4 ? picture.ensureAlpha() : picture.removeAlpha();
  const { data, info } = await opaque.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels };
}

export const sharpOf = ({ data, width, height, channels }: Raster): Sharp =>
  sharp(data, { raw: { width, height, channels } });

/** An SVG in pixels. */
export function sharpOfSvg(content: string, size: readonly [number, number], box = size): Sharp {
  const [width, height] = size;
  const view = `width="${width}" height="${height}" viewBox="0 0 ${box[0]} ${box[1]}" preserveAspectRatio="none"`;
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${view}>${content}</svg>`));
}

/** An SVG at a size in pixels, with its transparency; `box` is its size in its own units. */
export const rasterOfSvg = (
  content: string,
  size: readonly [number, number],
  box: readonly [number, number] = size,
): Promise<Raster> => rasterOf(sharpOfSvg(content, size, box), 4);
