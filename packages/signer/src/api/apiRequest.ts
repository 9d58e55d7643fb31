import type { PreparedPhoto } from '@ktp-ocr/core';
import { TENCENT_ACTION, TENCENT_VERSION } from '@ktp-ocr/core/kit';
import { isRecord } from '../endpoint/isRecord.ts';
import { mediaTypeOf } from '../endpoint/mediaTypeOf.ts';
import { bytesOfBase64 } from '../photo/base64.ts';
import { checkedPhoto } from '../photo/checkedPhoto.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import { ApiRefusal } from './apiRefusal.ts';

/** Base64 of a photo may have so many bytes: 7 MB. */
const MOST_BASE64 = 7 * 1024 * 1024;
const MOST_PHOTO = (MOST_BASE64 / 4) * 3;
const PARAMETERS: ReadonlySet<string> = new Set(['ImageBase64', 'ImageUrl', 'ReturnHeadImage', 'Scene']);

/** What the API is asked for. */
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
 * Action, version and region, which every request names in its headers.
 *
 * @throws {ApiRefusal} `NoSuchVersion`, `InvalidAction`, `MissingParameter`, `UnsupportedRegion`.
 */
export function checkTarget(headers: Headers, regions: readonly string[]): void {
  if (headers.get('X-TC-Version') !== TENCENT_VERSION) throw new ApiRefusal('NoSuchVersion');
  if (headers.get('X-TC-Action') !== TENCENT_ACTION) throw new ApiRefusal('InvalidAction');
  const region = headers.get('X-TC-Region');
  if (!region) {
    throw new ApiRefusal('MissingParameter', 'The request is missing a required parameter `Region`.');
  }
  if (!regions.includes(region)) throw new ApiRefusal('UnsupportedRegion');
}

function jsonParameters(body: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // What the parser says of it may quote the body.
    throw new ApiRefusal('InvalidParameter');
  }
  if (isRecord(value) && !Array.isArray(value)) return value;
  throw new ApiRefusal('InvalidParameter');
}

function parametersOf(request: Request, body: Uint8Array): Readonly<Record<string, unknown>> {
  if (request.method === 'GET') return Object.fromEntries(new URL(request.url).searchParams);
  if (mediaTypeOf(request.headers) !== 'application/json') throw new ApiRefusal('InvalidRequest');
  return jsonParameters(body);
}

function text(parameters: Readonly<Record<string, unknown>>, name: string): string {
  const value = parameters[name] ?? '';
  if (typeof value === 'string') return value;
  throw new ApiRefusal('InvalidParameter', `The value type of parameter \`${name}\` is not valid.`);
}

/** A boolean by the API's types; its own page shows the words, and so do queries. */
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

/**
 * Reads the parameters of a request and fetches the photo, if it comes by address: `ImageUrl` wins where both are given.
 *
 * @throws {ApiRefusal} for parameters; {KtpError} for the photo.
 */
export async function readApiRequest(request: Request, body: Uint8Array, bounds: ApiBounds): Promise<ApiRequest> {
  const parameters = parametersOf(request, body);
  for (const name of Object.keys(parameters)) {
    if (PARAMETERS.has(name)) continue;
    const shown = /^[A-Za-z]\w{0,40}$/.test(name) ? ` \`${name}\`` : '';
    throw new ApiRefusal('UnknownParameter', `The parameter${shown} is not recognized.`);
  }
  const [image, address] = [text(parameters, 'ImageBase64'), text(parameters, 'ImageUrl')];
  const scene = text(parameters, 'Scene') || 'V1';
  const returnHeadImage = flag(parameters, 'ReturnHeadImage');
  const known = scene === 'V1' || scene === 'V2';
  if (!known || (!image && !address)) throw new ApiRefusal('InvalidParameterValue.InvalidParameterValueLimit');
  if (!address && image.length > MOST_BASE64) throw new ApiRefusal('LimitExceeded.TooLargeFileError');
  const bytes = address ? await fetched(address, bounds) : bytesOfBase64(image);
  if (!bytes) throw new ApiRefusal('FailedOperation.ImageDecodeFailed');
  return { photo: checkedPhoto(bytes, { maxBytes: MOST_PHOTO, maxPixels: bounds.maxPixels }), scene, returnHeadImage };
}
