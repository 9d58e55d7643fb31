import { isKtpError, type KtpErrorCode } from '@ktp-ocr/core';

/**
 * The API's sentence for each code: its own words if known from reports of its users, otherwise the description in its
 * list of codes: https://www.tencentcloud.com/document/product/1005/34684
 */
const SENTENCES = {
  'AuthFailure.InvalidAuthorization': 'The `Authorization` in the request header is invalid.',
  'AuthFailure.SecretIdNotFound': 'The SecretId is not found, please ensure that your SecretId is correct.',
  'AuthFailure.SignatureExpire': 'The timestamp of the request differs from the server time by more than five minutes.',
  'AuthFailure.SignatureFailure':
    'The provided credentials could not be validated. Please check your signature is correct.',
  'AuthFailure.TokenFailure': 'Token error.',
  'FailedOperation.DownLoadError': 'File download failed.',
  'FailedOperation.EmptyImageError': 'The image is empty.',
  'FailedOperation.EngineRecognizeTimeout': 'The recognition by the engine timed out.',
  'FailedOperation.IdCardInfoIllegal': 'The ID card information is invalid.',
  'FailedOperation.IdCardTooSmall': 'The image resolution is too low, or the ID card in it is too small.',
  'FailedOperation.ImageBlur': 'The image is blurry.',
  'FailedOperation.ImageDecodeFailed': 'Image decoding failed.',
  'FailedOperation.ImageNoSpecifiedCard': 'The image is not of the specified card category.',
  'FailedOperation.ImageNoText': 'No text is detected in the image.',
  'FailedOperation.ImageSizeTooLarge': 'The image size is too large.',
  'FailedOperation.MultiCardError': 'There are multiple cards in the image.',
  'FailedOperation.OcrFailed': 'OCR failed.',
  'FailedOperation.UnKnowError': 'Unknown error.',
  'FailedOperation.UnOpenError': 'The service is not activated.',
  InternalError: 'An internal error has occurred. Retry your request.',
  InvalidAction: "The requested action is invalid or doesn't match this version.",
  InvalidParameter: 'The request body is not a valid JSON object.',
  'InvalidParameterValue.InvalidParameterValueLimit': 'Incorrect parameter value.',
  InvalidRequest: 'The Content-Type of the request is not supported. Use application/json.',
  'LimitExceeded.TooLargeFileError': 'The file is too large.',
  MissingParameter: 'The request is missing a required parameter.',
  NoSuchProduct: 'The product does not exist.',
  NoSuchVersion: 'The specified version does not exist.',
  RequestLimitExceeded: 'The frequency of requests exceeds the limit. Please reduce the frequency of calls.',
  RequestSizeLimitExceeded: 'The request size exceeds the limit.',
  ResourceInsufficient: 'Too many requests are worked on at once. Retry your request.',
  ResourceNotFound: 'The resource does not exist. The path of every request is `/`.',
  'ResourcesSoldOut.ChargeStatusException': 'Exceptional billing status.',
  ServiceUnavailable: 'The service is unavailable now. Retry your request.',
  UnknownParameter: 'A parameter is not recognized.',
  UnsupportedProtocol: 'Only GET and POST requests are supported.',
  UnsupportedRegion: 'The requested region is not supported.',
} as const;

export type ApiCode = keyof typeof SENTENCES;

/** A refusal in the API's own terms. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly code: ApiCode;

  /** @param message replaces the code's own sentence. Never holds what a caller sent, except names of parameters. */
  constructor(code: ApiCode, message: string = SENTENCES[code], cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

/** Our codes as the API would express them. Any other has no meaning to a caller and becomes an `InternalError`. */
const CODES: Readonly<Partial<Record<KtpErrorCode, ApiCode>>> = {
  'not-a-ktp': 'FailedOperation.ImageNoSpecifiedCard',
  'image-unreadable': 'FailedOperation.ImageDecodeFailed',
  'unsupported-media-type': 'FailedOperation.ImageDecodeFailed',
  'ocr-failed': 'FailedOperation.OcrFailed',
  'no-text': 'FailedOperation.ImageNoText',
  'card-invalid': 'FailedOperation.IdCardInfoIllegal',
  'card-too-small': 'FailedOperation.IdCardTooSmall',
  'several-cards': 'FailedOperation.MultiCardError',
  'image-blurry': 'FailedOperation.ImageBlur',
  'image-empty': 'FailedOperation.EmptyImageError',
  'image-too-large': 'LimitExceeded.TooLargeFileError',
  'image-too-many-pixels': 'FailedOperation.ImageSizeTooLarge',
  'upstream-busy': 'RequestLimitExceeded',
  'upstream-unavailable': 'ServiceUnavailable',
  'upstream-network': 'ServiceUnavailable',
  'upstream-timeout': 'FailedOperation.EngineRecognizeTimeout',
  'client-closed': 'FailedOperation.EngineRecognizeTimeout',
  'daily-limit': 'ResourcesSoldOut.ChargeStatusException',
  'upstream-quota': 'ResourcesSoldOut.ChargeStatusException',
  billing: 'ResourcesSoldOut.ChargeStatusException',
  'service-not-activated': 'FailedOperation.UnOpenError',
  'bad-request': 'FailedOperation.DownLoadError',
  'upstream-fetch': 'FailedOperation.DownLoadError',
  'upstream-invalid': 'FailedOperation.UnKnowError',
};

/** Turns any thrown value into a refusal of the API. */
export function refusalOf(cause: unknown): ApiRefusal {
  if (cause instanceof ApiRefusal) return cause;
  const code: ApiCode = (isKtpError(cause) && CODES[cause.code]) || 'InternalError';
  return new ApiRefusal(code, SENTENCES[code], cause);
}
