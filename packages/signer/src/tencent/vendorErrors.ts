import type { KtpErrorCode } from '@ktp-ocr/core';

/**
 * The vendor's error codes, grouped by our own code. From the API's own list, the OCR product's list and the common
 * list of API 3.0: https://www.tencentcloud.com/document/product/1005/34684
 */
const VENDOR_CODES: Readonly<Partial<Record<KtpErrorCode, readonly string[]>>> = {
  'upstream-fetch': ['FailedOperation.DownLoadError', 'ResourceUnavailable.ImageDownloadError'],
  'image-unreadable': ['FailedOperation.ImageDecodeFailed', 'InvalidParameter.EngineImageDecodeFailed'],
  'not-a-ktp': ['FailedOperation.ImageNoSpecifiedCard', 'FailedOperation.ImageNoIdCard'],
  'ocr-failed': ['FailedOperation.OcrFailed', 'FailedOperation.FieldException', 'FailedOperation.DetectFailed'],
  'upstream-unavailable': [
    'FailedOperation.UnKnowError',
    'FailedOperation.WarningServiceFailed',
    'FailedOperation.LLMServiceFailed',
    'InternalError',
    'ServiceUnavailable',
    'ResourceInsufficient',
    'ResourceInUse',
    'ResourceUnavailable',
    'FailedOperation',
  ],
  'service-not-activated': ['FailedOperation.UnOpenError'],
  'bad-upstream-request': [
    'InvalidParameterValue.InvalidParameterValueLimit',
    'FailedOperation.CardSideError',
    'FailedOperation.LanguageNotSupport',
    'InvalidParameter.ConfigFormatError',
    'InvalidAction',
    'InvalidParameter',
    'InvalidParameterValue',
    'InvalidRequest',
    'MissingParameter',
    'NoSuchProduct',
    'NoSuchVersion',
    'UnknownParameter',
    'UnsupportedOperation',
    'UnsupportedProtocol',
    'DryRunOperation',
    'ResourceNotFound',
  ],
  'image-too-large': [
    'LimitExceeded.TooLargeFileError',
    'FailedOperation.ImageSizeTooLarge',
    'InvalidParameterValue.InvalidFileContentSize',
    'RequestSizeLimitExceeded',
  ],
  billing: [
    'ResourcesSoldOut.ChargeStatusException',
    'FailedOperation.ArrearsError',
    'ResourceUnavailable.InArrears',
    'ResourceUnavailable.ResourcePackageRunOut',
  ],
  'image-empty': ['FailedOperation.EmptyImageError'],
  'image-blurry': ['FailedOperation.ImageBlur'],
  'no-text': ['FailedOperation.ImageNoText'],
  'card-too-small': ['FailedOperation.IdCardTooSmall'],
  'card-invalid': ['FailedOperation.IdCardInfoIllegal'],
  'several-cards': ['FailedOperation.MultiCardError'],
  'unsupported-media-type': ['FailedOperation.UnKnowFileTypeError'],
  'upstream-timeout': ['FailedOperation.EngineRecognizeTimeout'],
  'daily-limit': ['FailedOperation.CountLimitError'],
  'upstream-configuration': ['ActionOffline', 'IpInBlacklist', 'IpNotInWhitelist', 'UnsupportedRegion'],
  'upstream-credentials': [
    'AuthFailure.InvalidAuthorization',
    'AuthFailure.InvalidSecretId',
    'AuthFailure.MFAFailure',
    'AuthFailure.SecretIdNotFound',
    'AuthFailure.SignatureFailure',
    'AuthFailure.TokenFailure',
    'AuthFailure.UnauthorizedOperation',
    'UnauthorizedOperation',
  ],
  'clock-skew': ['AuthFailure.SignatureExpire'],
  'upstream-response-too-large': ['ResponseSizeLimitExceeded'],
  'upstream-busy': [
    'RequestLimitExceeded',
    'RequestLimitExceeded.UinLimitExceeded',
    'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
    'RequestLimitExceeded.IPLimitExceeded',
  ],
  'upstream-quota': ['LimitExceeded'],
};

/** For codes that are not in the list; longest prefix first. */
const PREFIXES: readonly (readonly [prefix: string, problem: KtpErrorCode])[] = [
  ['FailedOperation.Image', 'image-unreadable'],
  ['AuthFailure.', 'upstream-credentials'],
  ['UnauthorizedOperation', 'upstream-credentials'],
  ['RequestLimitExceeded', 'upstream-busy'],
  ['LimitExceeded.', 'upstream-quota'],
  ['FailedOperation.', 'upstream-unavailable'],
  ['InvalidParameter', 'bad-upstream-request'],
  ['ResourceUnavailable.', 'billing'],
  ['ResourcesSoldOut.', 'billing'],
];

const PROBLEM_BY_CODE = new Map(
  Object.entries(VENDOR_CODES).flatMap(([problem, codes]) => codes.map((code) => [code, problem as KtpErrorCode])),
);

/** Every vendor code we know by name. */
export const KNOWN_VENDOR_CODES: readonly string[] = [...PROBLEM_BY_CODE.keys()];

/**
 * Our code for a vendor's code. An unknown one falls back to its prefix; one without a known prefix is treated as a
 * temporary fault of the service, so that the person can try again.
 */
export function problemOfVendorCode(vendorCode: string): KtpErrorCode {
  const known = PROBLEM_BY_CODE.get(vendorCode);
  if (known) return known;
  return PREFIXES.find(([prefix]) => vendorCode.startsWith(prefix))?.[1] ?? 'upstream-unavailable';
}
