import type { PreparedPhoto } from '@ktp-ocr/core';
import { TENCENT_API } from '../tencent/tencentApi.ts';
import { mediaTypeOf } from '../endpoint/mediaTypeOf.ts';
import { type ApiBody, createApiBodyReader } from '../photo/apiBody.ts';
import { type Base64Outcome, createBase64Reader } from '../photo/base64Reader.ts';
import { checkedPhoto } from '../photo/checkedPhoto.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import { ApiRefusal } from './apiRefusal.ts';

/** Most bytes of a photo's Base64: 7 MB. */
const MOST_BASE64 = 7 * 1024 * 1024;
const MOST_PHOTO = (MOST_BASE64 / 4) * 3;
const MIB = 1024 * 1024;
const PARAMETERS: ReadonlySet<string> = new Set(['ImageBase64', 'ImageUrl', 'ReturnHeadImage', 'Scene']);

/** The content of a request to the API. */
export interface ApiRequest {
  readonly photo: PreparedPhoto;
  readonly scene: 'V1' | 'V2';
  readonly returnHeadImage: boolean;
}

export interface ApiBounds {
  readonly maxPixels: number;
  readonly fetchPhoto: FetchPhoto | undefined;
  readonly signal: AbortSignal;
}

/**
 * Checks action, version and region, which every request names in its headers.
 *
 * @throws {ApiRefusal} `NoSuchVersion`, `InvalidAction`, `MissingParameter`, `UnsupportedRegion`.
 */
export function checkTarget(headers: Headers, regions: readonly string[]): void {
  if (headers.get('X-TC-Version') !== TENCENT_API.version) throw new ApiRefusal('NoSuchVersion');
  if (headers.get('X-TC-Action') !== TENCENT_API.action) throw new ApiRefusal('InvalidAction');
  const region = headers.get('X-TC-Region');
  if (!region) {
    throw new ApiRefusal('MissingParameter', 'The request is missing a required parameter `Region`.');
  }
  if (!regions.includes(region)) throw new ApiRefusal('UnsupportedRegion');
}

/** Parses a verified body, and lets other work in between its megabytes. */
async function jsonBody(body: Uint8Array): Promise<ApiBody> {
  const reader = createApiBodyReader(MOST_PHOTO, () => new ApiRefusal('InvalidParameter'));
  for (let at = 0; at < body.length; at += MIB) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve, 0));
    reader.push(body.subarray(at, at + MIB));
  }
  return reader.end();
}

function queryBody({ url }: Request): ApiBody {
  const { ImageBase64 = '', ...members } = Object.fromEntries(new URL(url).searchParams);
  const reader = createBase64Reader(MOST_PHOTO);
  reader.push(new TextEncoder().encode(ImageBase64));
  return { members, image: reader.end() };
}

async function bodyOf(request: Request, body: Uint8Array): Promise<ApiBody> {
  if (request.method === 'GET') return queryBody(request);
  if (mediaTypeOf(request.headers) !== 'application/json') throw new ApiRefusal('InvalidRequest');
  return jsonBody(body);
}

function text(parameters: Readonly<Record<string, unknown>>, name: string): string {
  const value = parameters[name] ?? '';
  if (typeof value === 'string') return value;
  throw new ApiRefusal('InvalidParameter', `The value type of parameter \`${name}\` is not valid.`);
}

/** A boolean by the API's types; the API's own page and queries send it as a word. */
function flag(parameters: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = parameters[name] ?? false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false' || value === '') return false;
  throw new ApiRefusal('InvalidParameter', `The value type of parameter \`${name}\` is not valid.`);
}

async function fetched(address: string, { fetchPhoto, signal }: ApiBounds): Promise<Uint8Array> {
  if (!fetchPhoto) throw new ApiRefusal('FailedOperation.DownLoadError');
  return fetchPhoto(address, { maxBytes: MOST_PHOTO, signal });
}

function decoded(image: Base64Outcome | null): Uint8Array {
  if (image?.is === 'too-large') throw new ApiRefusal('LimitExceeded.TooLargeFileError');
  if (image?.is === 'bytes') return image.bytes;
  throw new ApiRefusal('FailedOperation.ImageDecodeFailed');
}

/**
 * Reads the parameters of a request and fetches the photo if it is given by address: `ImageUrl` takes precedence if
 * both are given.
 *
 * @throws {ApiRefusal} for parameters; {KtpError} for the photo.
 */
export async function readApiRequest(request: Request, body: Uint8Array, bounds: ApiBounds): Promise<ApiRequest> {
  const { members, image } = await bodyOf(request, body);
  for (const name of Object.keys(members)) {
    if (PARAMETERS.has(name)) continue;
    const shown = /^[A-Za-z]\w{0,40}$/.test(name) ? ` \`${name}\`` : '';
    throw new ApiRefusal('UnknownParameter', `The parameter${shown} is not recognized.`);
  }
  text(members, 'ImageBase64'); // still here only if it is of another type
  const address = text(members, 'ImageUrl');
  const scene = text(members, 'Scene') || 'V1';
  const returnHeadImage = flag(members, 'ReturnHeadImage');
  const known = scene === 'V1' || scene === 'V2';
  const given = image !== null && !(image.is === 'bytes' && image.bytes.length === 0);
  if (!known || (!given && !address)) throw new ApiRefusal('InvalidParameterValue.InvalidParameterValueLimit');
  const bytes = address ? await fetched(address, bounds) : decoded(image);
  return { photo: checkedPhoto(bytes, { maxBytes: MOST_PHOTO, maxPixels: bounds.maxPixels }), scene, returnHeadImage };
}
