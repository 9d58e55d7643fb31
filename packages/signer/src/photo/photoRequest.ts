import { isKtpError, KtpError, type PreparedPhoto } from '@ktp-ocr/core';
import { mediaTypeOf } from '../endpoint/mediaTypeOf.ts';
import { bytesOfBase64 } from './base64.ts';
import { checkedPhoto, tooLarge } from './checkedPhoto.ts';
import type { FetchPhoto } from './imageUrl.ts';
import { isRecord } from '../endpoint/isRecord.ts';
import { readLimited } from '../endpoint/readLimited.ts';

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
  readonly fetchPhoto: FetchPhoto | undefined;
}

const RAW: ReadonlySet<string> = new Set(['image/jpeg', 'image/jpg', 'image/png', 'application/octet-stream']);
const JSON_TYPE = 'application/json';
/** Base64 takes four bytes for three, and the rest of the JSON a little. */
const JSON_OVERHEAD = 4096;

function badRequest(detail: string): KtpError {
  return new KtpError('bad-request', { detail });
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

function jsonObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (isRecord(value)) return value;
  } catch {
    // What the parser says of it may quote the body.
  }
  throw badRequest('signer.bad_json');
}

/** The API's own request: `ImageBase64`, `Scene`, `ReturnHeadImage`; and `ImageUrl`, which wins, where it may be fetched. */
async function fromApiRequest(body: Uint8Array, bounds: PhotoBounds, signal: AbortSignal): Promise<PhotoRequest> {
  const request = jsonObject(body);
  const { maxBytes, fetchPhoto } = bounds;
  const scene = sceneOf(request['Scene'], bounds);
  const returnHeadImage = faceWanted(request['ReturnHeadImage'], bounds);
  const { ImageBase64: image, ImageUrl: address } = request;
  if (address) {
    if (!fetchPhoto || typeof address !== 'string') throw badRequest('signer.image_url');
    const bytes = await fetchPhoto(address, { maxBytes, signal });
    return { photo: checkedPhoto(bytes, bounds), scene, returnHeadImage };
  }
  const bytes = typeof image === 'string' ? bytesOfBase64(image) : null;
  if (!bytes) throw badRequest('signer.no_image');
  return { photo: checkedPhoto(bytes, bounds), scene, returnHeadImage };
}

/** The bytes of a request. An upload that breaks off is nobody's fault here. */
async function bodyOf(request: Request, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  if (request.bodyUsed) throw new KtpError('misconfigured', { detail: 'signer.body_consumed' });
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
 * `image-unreadable`, `upstream-fetch`; `client-closed` and `upstream-timeout` where the body does not arrive; `misconfigured` where
 * somebody else has read it.
 */
export async function readPhotoRequest(
  request: Request,
  bounds: PhotoBounds,
  signal: AbortSignal,
): Promise<PhotoRequest> {
  const type = mediaTypeOf(request.headers);
  const isJson = type === JSON_TYPE;
  const limit = isJson ? Math.ceil(bounds.maxBytes / 3) * 4 + JSON_OVERHEAD : bounds.maxBytes;
  const declared = request.headers.get('Content-Length') ?? '';
  if (/^\d+$/.test(declared) && Number(declared) > limit) throw tooLarge();
  if (!isJson && !RAW.has(type)) {
    throw new KtpError('unsupported-media-type', { detail: 'signer.not_acceptable_media' });
  }
  const query = new URL(request.url).searchParams;
  const scene = sceneOf(query.get('scene'), bounds);
  const returnHeadImage = faceWanted(query.get('returnHeadImage'), bounds);
  const body = await bodyOf(request, limit, signal);
  if (isJson) return fromApiRequest(body, bounds, signal);
  return { photo: checkedPhoto(body, bounds), scene, returnHeadImage };
}
