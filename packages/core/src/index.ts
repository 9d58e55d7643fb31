export { isIsoDate, printedDate } from './card/dates.ts';
export { KTP_FIELDS, KTP_LINES, lineOf, REQUIRED_FIELDS, SENSITIVE_FIELDS } from './card/fields.ts';
export type { KtpField, KtpLine } from './card/fields.ts';
export type { KtpReading, KtpReadLine, PhotoBox } from './card/reading.ts';
export type {
  KtpDraft,
  KtpDraftField,
  KtpFieldBefore,
  KtpFieldStatus,
  KtpIssue,
  KtpSeverity,
  KtpSuggestion,
  KtpSuggestionReason,
} from './card/draft.ts';
export type { KtpRegions } from './card/atlas.ts';
export { choicesOf, provincesOf } from './card/choices.ts';
export { parseNik } from './card/nik.ts';
export type { NikOptions, NikProblem, NikResult, ParsedNik } from './card/nik.ts';
export { maskNik, nikDigits } from './card/nikDigits.ts';
export { repairNik } from './card/nikRepair.ts';
export type { NikEvidence, NikRepair } from './card/nikRepair.ts';
export { normalise, withRegions } from './card/normalise.ts';
export type { NormaliseOptions } from './card/normalise.ts';
export type { KtpConfirmation, KtpRecord } from './card/record.ts';
export { provinces, regencies } from './card/regions.ts';
export type { KtpRegion, KtpRegionStanding } from './card/regions.ts';
export { loadRegions } from './card/regions/loadRegions.ts';
export { accept, confirm, keep, openFields, setField, undo } from './card/review.ts';
export { KTP_ISSUE_CODES } from './card/issueCodes.ts';
export { bareText, likeness, sameLetters } from './card/text.ts';
export { VOCABULARY } from './card/vocabulary.ts';
export type { KtpEngine, KtpProgress, RecogniseOptions } from './engine.ts';
export { detectCard } from './photo/detectCard.ts';
export type { CardOutline, Corners, Frame, Point } from './photo/frame.ts';
export { measureFrame } from './photo/measureFrame.ts';
export type { FrameQuality } from './photo/measureFrame.ts';
export { preparePhoto } from './photo/prepare.ts';
export type { PreparePhotoOptions } from './photo/prepare.ts';
export { sniffPhoto } from './photo/sniff.ts';
export type { PhotoFacts, PhotoKind } from './photo/sniff.ts';
export type { PhotoAdvice, PhotoQuality, PreparedPhoto } from './photo/preparedPhoto.ts';
export { fromBase64, toBase64 } from './wire/base64.ts';
export { abortError, isKtpError, isKtpErrorCode, KTP_PROBLEMS, KtpError } from './wire/errors.ts';
export type { KtpErrorCode, KtpErrorKind, KtpErrorOptions } from './wire/errors.ts';
export { errorFromProblem, PROBLEM_MEDIA_TYPE, problemFromError } from './wire/problem.ts';
export type { ProblemDetails } from './wire/problem.ts';
export { remoteEngine } from './wire/remoteEngine.ts';
export type { RemoteEngineOptions } from './wire/remoteEngine.ts';
export { answerFromReading, readingFromAnswer, responseFromReading, WIRE_NAME } from './wire/reading.ts';
export type { SignerAnswer } from './wire/reading.ts';
export {
  parseTencentResponse,
  TENCENT_ACTION,
  TENCENT_TEXT_FIELDS,
  TENCENT_VERSION,
  tencentError,
} from './wire/tencent.ts';
export type { TencentErrorResponse, TencentRequest, TencentResponse, TencentTextField } from './wire/tencent.ts';
export { KNOWN_VENDOR_CODES, problemOfVendorCode } from './wire/vendorErrors.ts';
