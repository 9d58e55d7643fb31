export { KTP_FIELDS, KTP_LINES, REQUIRED_FIELDS, SENSITIVE_FIELDS } from './card/fields.ts';
export type { KtpFieldName, KtpLine, KtpRequiredField, KtpSensitiveField } from './card/fields.ts';
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
export { parseNik } from './card/nik/nik.ts';
export type { NikOptions, NikProblem, NikResult, ParsedNik } from './card/nik/nik.ts';
export { maskNik } from './card/nik/nikDigits.ts';
export type {
  KtpAnyRecord,
  KtpConfirmation,
  KtpDefaultField,
  KtpOtherField,
  KtpRecord,
  KtpRecordOf,
  KtpRecordOptions,
  KtpRequiredOf,
  KtpSelection,
  KtpValue,
  KtpWords,
} from './card/record.ts';
export type { KtpRegions } from './card/regions/atlas.ts';
export { loadRegions } from './card/regions/loadRegions.ts';
export { provinces, regencies } from './card/regions/regions.ts';
export type { KtpRegion, KtpRegionStanding } from './card/regions/regions.ts';
export { choicesOf, provincesOf } from './card/review/choices.ts';
export { normalise, withRegions, withRequired } from './card/review/normalise.ts';
export type { NormaliseOptions } from './card/review/normalise.ts';
export { ktpRecordSchema } from './card/review/recordSchema.ts';
export type {
  KtpRecordIssue,
  KtpRecordResult,
  KtpRecordSchema,
  KtpRecordSchemaOptions,
} from './card/review/recordSchema.ts';
export { accept, confirm, keep, keepOther, openFields, setField, undo } from './card/review/review.ts';
export { printedDate } from './card/words/dates.ts';
export type { KtpEngine, KtpProgress, RecogniseOptions } from './engine.ts';
export { abortError, isKtpError, KtpError } from './errors.ts';
export type { KtpErrorOptions } from './errors.ts';
export type { Corners, Point } from './photo/frame.ts';
export { preparePhoto } from './photo/prepare.ts';
export type { PreparePhotoOptions } from './photo/prepare.ts';
export type { PhotoAdvice, PhotoQuality, PreparedPhoto } from './photo/preparedPhoto.ts';
export { sniffPhoto } from './photo/sniff.ts';
export type { PhotoFacts, PhotoKind } from './photo/sniff.ts';
export { isKtpErrorCode, KTP_PROBLEMS } from './problems.ts';
export type { KtpErrorCode, KtpErrorKind } from './problems.ts';
export { remoteEngine } from './wire/remoteEngine.ts';
export type { RemoteEngineOptions } from './wire/remoteEngine.ts';
