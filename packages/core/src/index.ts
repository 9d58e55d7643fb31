export { isIsoDate, printedDate } from './card/words/dates.ts';
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
export type { KtpRegions } from './card/regions/atlas.ts';
export { choicesOf, provincesOf } from './card/review/choices.ts';
export { parseNik } from './card/nik/nik.ts';
export type { NikOptions, NikProblem, NikResult, ParsedNik } from './card/nik/nik.ts';
export { maskNik, nikDigits } from './card/nik/nikDigits.ts';
export { repairNik } from './card/nik/nikRepair.ts';
export type { NikEvidence, NikRepair } from './card/nik/nikRepair.ts';
export { normalise, withRegions } from './card/review/normalise.ts';
export type { NormaliseOptions } from './card/review/normalise.ts';
export type { KtpConfirmation, KtpRecord } from './card/record.ts';
export { provinces, regencies } from './card/regions/regions.ts';
export type { KtpRegion, KtpRegionStanding } from './card/regions/regions.ts';
export { loadRegions } from './card/regions/loadRegions.ts';
export { accept, confirm, keep, openFields, setField, undo } from './card/review/review.ts';
export { KTP_ISSUE_CODES } from './card/rules/issueCodes.ts';
export { bareText, likeness, sameLetters } from './card/words/text.ts';
export { VOCABULARY } from './card/words/vocabulary.ts';
export type { KtpEngine, KtpProgress, RecogniseOptions } from './engine.ts';
export { detectCard } from './photo/detect/detectCard.ts';
export type { CardOutline, Corners, Frame, Point } from './photo/frame.ts';
export { measureFrame } from './photo/measureFrame.ts';
export type { FrameQuality } from './photo/measureFrame.ts';
export { preparePhoto } from './photo/prepare.ts';
export type { PreparePhotoOptions } from './photo/prepare.ts';
export { sniffPhoto } from './photo/sniff.ts';
export type { PhotoFacts, PhotoKind } from './photo/sniff.ts';
export type { PhotoAdvice, PhotoQuality, PreparedPhoto } from './photo/preparedPhoto.ts';
export { fromBase64, toBase64 } from './wire/base64.ts';
export { abortError, isKtpError, KtpError } from './errors.ts';
export { isKtpErrorCode, KTP_PROBLEMS } from './problems.ts';
export type { KtpErrorOptions } from './errors.ts';
export type { KtpErrorCode, KtpErrorKind } from './problems.ts';
export { errorFromProblem, PROBLEM_MEDIA_TYPE, problemFromError } from './wire/problem.ts';
export type { ProblemDetails } from './wire/problem.ts';
export { remoteEngine } from './wire/remoteEngine.ts';
export type { RemoteEngineOptions } from './wire/remoteEngine.ts';
export { answerFromReading, readingFromAnswer, responseFromReading, WIRE_NAME } from './wire/signerAnswer.ts';
export type { SignerAnswer } from './wire/signerAnswer.ts';
export {
  parseTencentResponse,
  TENCENT_ACTION,
  TENCENT_TEXT_FIELDS,
  TENCENT_VERSION,
  tencentError,
} from './wire/tencent.ts';
export type { TencentErrorResponse, TencentRequest, TencentResponse, TencentTextField } from './wire/tencent.ts';
export { KNOWN_VENDOR_CODES, problemOfVendorCode } from './wire/vendorErrors.ts';
