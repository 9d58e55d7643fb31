import { fromBase64, isKtpError, KtpError, type PreparedPhoto, sniffPhoto } from '@ktp-ocr/core';
import { readLimited } from './readLimited.ts';

/** What a request asks for. */
export interface PhotoRequest {
  readonly photo: PreparedPhoto;
  readonly scene: Scene | undefined;
  readonly returnHeadImage: boolean;
}

type Scene = 'V1' | 'V2';

export interface PhotoBounds {
  /** Bytes of the photo itself. */
  readonly maxBytes: number;
  readonly maxPixels: number;
  readonly allowFace: boolean;
  readonly allowedScenes: readonly Scene[];
}

const RAW: ReadonlySet<string> = new Set(['image/jpeg', 'image/jpg', 'image/png', 'application/octet-stream']);
const JSON_TYPE = 'application/json';
/** Base64 takes four bytes for three, and the rest of the JSON a little. */
const JSON_OVERHEAD = 4096;

function badRequest(vendorCode: string): KtpError {
  return new KtpError('bad-request', { vendorCode });
}

function tooLarge(): KtpError {
  return new KtpError('image-too-large', { vendorCode: 'signer.length' });
}

function sceneOf(value: unknown, { allowedScenes }: PhotoBounds): Scene | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (value !== 'V1' && value !== 'V2') throw badRequest('signer.bad_option');
  if (!allowedScenes.includes(value)) throw badRequest('signer.option_not_allowed');
  return value;
}

/** The API's own page sends the word `"false"` where its SDKs send the boolean. */
function faceWanted(value: unknown, { allowFace }: PhotoBounds): boolean {
  if (value === undefined || value === null || value === false || value === 'false') return false;
  if (value !== true && value !== 'true') throw badRequest('signer.bad_option');
  if (!allowFace) throw badRequest('signer.option_not_allowed');
  return true;
}

/** Looks at the bytes themselves: name and declared type prove nothing. */
function checkedPhoto(bytes: Uint8Array, { maxBytes, maxPixels }: PhotoBounds): PreparedPhoto {
  if (bytes.length > maxBytes) throw tooLarge();
  const { kind, width, height, complete } = sniffPhoto(bytes);
  if (kind === 'empty') throw new KtpError('image-empty', { vendorCode: 'signer.empty' });
  if (kind !== 'jpeg' && kind !== 'png') {
    throw new KtpError('unsupported-media-type', { vendorCode: 'signer.not_acceptable_media' });
  }
  // Before anything is decoded: a few bytes can announce more pixels than any memory holds.
  if ((width ?? 0) * (height ?? 0) > maxPixels) {
    throw new KtpError('image-too-many-pixels', { vendorCode: 'signer.pixels' });
  }
  if (!complete || !width || !height) throw new KtpError('image-unreadable', { vendorCode: 'signer.truncated' });
  const mediaType = `image/${kind}` as const;
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType });
  return { blob, mediaType, width, height, originalBytes: bytes.length, quality: null };
}

function jsonObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // What the parser says of it may quote the body.
  }
  throw badRequest('signer.bad_json');
}

/** The API's own request: `ImageBase64`, `Scene`, `ReturnHeadImage`. A photo by address is not fetched. */
function fromApiRequest(body: Uint8Array, bounds: PhotoBounds): PhotoRequest {
  const request = jsonObject(body);
  if (request['ImageUrl']) throw badRequest('signer.image_url');
  const scene = sceneOf(request['Scene'], bounds);
  const returnHeadImage = faceWanted(request['ReturnHeadImage'], bounds);
  const image = request['ImageBase64'];
  const bytes = typeof image === 'string' ? fromBase64(image) : null;
  if (!bytes) throw badRequest('signer.no_image');
  return { photo: checkedPhoto(bytes, bounds), scene, returnHeadImage };
}

/** The bytes of a request. An upload that breaks off is nobody's fault here. */
async function bodyOf(request: Request, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  if (request.bodyUsed) throw new KtpError('misconfigured', { vendorCode: 'signer.body_consumed' });
  try {
    return await readLimited(request.body, limit, tooLarge, signal);
  } catch (cause) {
    throw isKtpError(cause) ? cause : new KtpError('client-closed', { cause });
  }
}

/**
 * Reads the photo of a request: declared length, type, options, the bytes while they arrive, then what they are.
 *
 * @throws {KtpError} `image-too-large`, `unsupported-media-type`, `bad-request`, `image-empty`, `image-too-many-pixels`,
 * `image-unreadable`; `client-closed` and `upstream-timeout` where the body does not arrive; `misconfigured` where
 * somebody else has read it.
 */
export async function readPhotoRequest(
  request: Request,
  bounds: PhotoBounds,
  signal: AbortSignal,
): Promise<PhotoRequest> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  const isJson = type === JSON_TYPE;
  const limit = isJson ? Math.ceil(bounds.maxBytes / 3) * 4 + JSON_OVERHEAD : bounds.maxBytes;
  const declared = request.headers.get('Content-Length') ?? '';
  if (/^\d+$/.test(declared) && Number(declared) > limit) throw tooLarge();
  if (!isJson && !RAW.has(type)) {
    throw new KtpError('unsupported-media-type', { vendorCode: 'signer.not_acceptable_media' });
  }
  const query = new URL(request.url).searchParams;
  const scene = sceneOf(query.get('scene'), bounds);
  const returnHeadImage = faceWanted(query.get('returnHeadImage'), bounds);
  const body = await bodyOf(request, limit, signal);
  if (isJson) return fromApiRequest(body, bounds);
  return { photo: checkedPhoto(body, bounds), scene, returnHeadImage };
}
