import { fromBase64, KtpError, type PreparedPhoto, sniffPhoto } from '@ktp-ocr/core';
import { readLimited } from './readLimited.ts';

/** What a request asks for. */
export interface PhotoRequest {
  readonly photo: PreparedPhoto;
  readonly scene: 'V1' | 'V2' | undefined;
  readonly returnHeadImage: boolean;
}

export interface PhotoBounds {
  /** Bytes of the photo itself. */
  readonly maxBytes: number;
  readonly maxPixels: number;
}

const RAW: ReadonlySet<string> = new Set(['image/jpeg', 'image/jpg', 'image/png', 'application/octet-stream']);
const JSON_TYPE = 'application/json';
/** Base64 takes four bytes for three, and the rest of the JSON a little. */
const JSON_OVERHEAD = 4096;

function sceneOf(value: unknown): 'V1' | 'V2' | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (value === 'V1' || value === 'V2') return value;
  throw new KtpError('bad-request', { vendorCode: 'signer.bad_request' });
}

function flagOf(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 'false') return false;
  if (value === true || value === 'true' || value === '1') return true;
  throw new KtpError('bad-request', { vendorCode: 'signer.bad_request' });
}

/** Looks at the bytes themselves: name and declared type prove nothing. */
function checkedPhoto(bytes: Uint8Array, maxPixels: number): PreparedPhoto {
  const { kind, width, height, complete } = sniffPhoto(bytes);
  if (kind === 'empty') throw new KtpError('image-empty', { vendorCode: 'signer.empty' });
  if (kind !== 'jpeg' && kind !== 'png') {
    throw new KtpError('unsupported-media-type', { vendorCode: 'signer.not_acceptable_media' });
  }
  if (!complete || !width || !height) throw new KtpError('image-unreadable', { vendorCode: 'signer.truncated' });
  if (width * height > maxPixels) throw new KtpError('image-too-many-pixels', { vendorCode: 'signer.pixels' });
  const mediaType = `image/${kind}` as const;
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType });
  return { blob, mediaType, width, height, originalBytes: bytes.length, quality: null };
}

/** The API's own request: `ImageBase64`, `Scene`, `ReturnHeadImage`. A photo by address is not fetched. */
function fromApiRequest(body: Uint8Array, { maxPixels }: PhotoBounds): PhotoRequest {
  let request: Record<string, unknown>;
  try {
    request = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
  } catch {
    throw new KtpError('bad-request', { vendorCode: 'signer.bad_request' });
  }
  const image = request?.['ImageBase64'];
  const bytes = typeof image === 'string' ? fromBase64(image) : null;
  if (request?.['ImageUrl'] || !bytes) throw new KtpError('bad-request', { vendorCode: 'signer.bad_request' });
  return {
    photo: checkedPhoto(bytes, maxPixels),
    scene: sceneOf(request['Scene']),
    returnHeadImage: flagOf(request['ReturnHeadImage']),
  };
}

/**
 * Reads the photo of a request: declared length, type, the bytes while they arrive, then what they are.
 *
 * @throws {KtpError} `image-too-large`, `unsupported-media-type`, `image-empty`, `image-unreadable`,
 * `image-too-many-pixels`, `bad-request`.
 */
export async function readPhotoRequest(request: Request, bounds: PhotoBounds): Promise<PhotoRequest> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  const isJson = type === JSON_TYPE;
  const limit = isJson ? Math.ceil(bounds.maxBytes / 3) * 4 + JSON_OVERHEAD : bounds.maxBytes;
  const tooLarge = (): KtpError => new KtpError('image-too-large', { vendorCode: 'signer.length' });
  const declared = request.headers.get('Content-Length');
  if (declared !== null && /^\d+$/.test(declared) && Number(declared) > limit) throw tooLarge();
  if (!isJson && !RAW.has(type)) {
    throw new KtpError('unsupported-media-type', { vendorCode: 'signer.not_acceptable_media' });
  }
  const query = new URL(request.url).searchParams;
  const scene = sceneOf(query.get('scene'));
  const returnHeadImage = flagOf(query.get('returnHeadImage'));
  const body = await readLimited(request.body, limit, tooLarge);
  if (isJson) return fromApiRequest(body, bounds);
  return { photo: checkedPhoto(body, bounds.maxPixels), scene, returnHeadImage };
}
