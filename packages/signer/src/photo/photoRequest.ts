import { isKtpError, KtpError, type PreparedPhoto } from '@ktp-ocr/core';
import { consumedBody } from '../endpoint/consumedBody.ts';
import { mediaTypeOf } from '../endpoint/mediaTypeOf.ts';
import { type ApiBody, createApiBodyReader } from './apiBody.ts';
import { checkedPhoto, tooLarge } from './checkedPhoto.ts';
import type { FetchPhoto } from './imageUrl.ts';
import { readLimited, takeBody } from '../endpoint/readLimited.ts';

/** What a request asks for. */
export interface PhotoRequest {
  readonly photo: PreparedPhoto;
  readonly scene: Scene | undefined;
  readonly returnHeadImage: boolean;
}

type Scene = 'V1' | 'V2';

export interface PhotoBounds {
  /** Greatest size of the photo itself. */
  readonly maxBytes: number;
  readonly maxPixels: number;
  readonly allowFace: boolean;
  readonly allowedScenes: readonly Scene[];
  readonly fetchPhoto: FetchPhoto | undefined;
  /** Least bytes per second that must arrive. */
  readonly leastRate: number;
  /** Called with bytes as they arrive; throwing ends the upload. */
  readonly arrived?: (bytes: number) => void;
  /** Whether the body may be the API's own request, as JSON. */
  readonly acceptJson: boolean;
}

const RAW: ReadonlySet<string> = new Set(['image/jpeg', 'image/jpg', 'image/png', 'application/octet-stream']);
/** Declared types of files that people may have chosen, for which another photo would help. */
const OTHER_KIND = /^(image\/(heic|heif|avif|webp|gif|bmp|tiff|svg\+xml)(-sequence)?|application\/pdf)$/;
const JSON_TYPE = 'application/json';
/**
 * Base64 takes four bytes for three, and line breaks and the rest of the JSON a little; some clients escape every
 * slash.
 */
const JSON_OVERHEAD = 64 * 1024;

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

const KNOWN: ReadonlySet<string> = new Set(['ImageBase64', 'ImageUrl', 'Scene', 'ReturnHeadImage']);

/**
 * The API's own request: `ImageBase64`, `Scene`, `ReturnHeadImage`; and `ImageUrl`, which takes precedence if fetching
 * is allowed.
 */
async function fromApiBody(
  { members, image }: ApiBody,
  bounds: PhotoBounds,
  signal: AbortSignal,
): Promise<PhotoRequest> {
  if (!Object.keys(members).every((name) => KNOWN.has(name))) throw badRequest('signer.bad_json');
  const { maxBytes, fetchPhoto } = bounds;
  const scene = sceneOf(members['Scene'], bounds);
  const returnHeadImage = faceWanted(members['ReturnHeadImage'], bounds);
  const address = members['ImageUrl'];
  if (address) {
    if (!fetchPhoto || typeof address !== 'string') throw badRequest('signer.image_url');
    const bytes = await fetchPhoto(address, { maxBytes, signal });
    return { photo: checkedPhoto(bytes, bounds), scene, returnHeadImage };
  }
  if (image?.is === 'too-large') throw tooLarge();
  if (image?.is !== 'bytes') throw badRequest('signer.no_image');
  return { photo: checkedPhoto(image.bytes, bounds), scene, returnHeadImage };
}

/** Reads a body. An upload that breaks off is not the server's fault. */
async function ofBody<Result>(request: Request, read: () => Promise<Result>): Promise<Result> {
  if (request.bodyUsed) throw consumedBody(null);
  try {
    return await read();
  } catch (cause) {
    throw isKtpError(cause) ? cause : new KtpError('client-closed', { cause });
  }
}

/** What the headers say about the body: whether it is the photo itself or the API's own request. */
function formOf({ headers }: Request, { acceptJson }: PhotoBounds): 'photo' | 'json' {
  const type = mediaTypeOf(headers);
  const plain = /^(identity)?$/i.test((headers.get('Content-Encoding') ?? '').trim());
  if (plain && RAW.has(type)) return 'photo';
  if (plain && acceptJson && type === JSON_TYPE) return 'json';
  if (plain && OTHER_KIND.test(type)) {
    throw new KtpError('unsupported-media-type', { detail: 'signer.not_acceptable_media' });
  }
  // A form, a compressed body, no type at all: the page's author has to fix it, and another photo would not help.
  throw badRequest(type === JSON_TYPE ? 'signer.json_not_accepted' : 'signer.not_a_plain_photo');
}

/**
 * Reads the photo of a request: declared length, type, options, the bytes as they arrive, then what they are.
 *
 * @throws {KtpError} `image-too-large`, `unsupported-media-type`, `bad-request`, `image-empty`,
 * `image-too-many-pixels`, `image-unreadable`, `upstream-fetch`; `client-closed` and `upstream-timeout` if the body
 * does not arrive; `misconfigured` if a parser has already read it.
 */
export async function readPhotoRequest(
  request: Request,
  bounds: PhotoBounds,
  signal: AbortSignal,
): Promise<PhotoRequest> {
  const { maxBytes, leastRate, arrived } = bounds;
  const form = formOf(request, bounds);
  const limit = form === 'json' ? Math.ceil(maxBytes / 3) * 4 + JSON_OVERHEAD : maxBytes;
  const declared = request.headers.get('Content-Length') ?? '';
  if (/^\d+$/.test(declared) && Number(declared) > limit) throw tooLarge();
  const query = new URL(request.url).searchParams;
  const scene = sceneOf(query.get('scene'), bounds);
  const returnHeadImage = faceWanted(query.get('returnHeadImage'), bounds);
  const arriving = { limit, tooMany: tooLarge, signal, leastRate, ...(arrived ? { arrived } : {}) };
  if (form === 'photo') {
    const body = await ofBody(request, () => readLimited(request.body, arriving));
    return { photo: checkedPhoto(body, bounds), scene, returnHeadImage };
  }
  const reader = createApiBodyReader(maxBytes, () => badRequest('signer.bad_json'));
  await ofBody(request, () => takeBody(request.body, arriving, reader.push));
  return fromApiBody(reader.end(), bounds, signal);
}
