export {
  confirm as confirmDraft,
  isKtpError,
  KTP_FIELDS,
  KtpError,
  maskNik,
  openFields,
  parseNik,
  preparePhoto,
  remoteEngine,
} from '@ktp-ocr/core';
export type {
  KtpAnyRecord,
  KtpDraft,
  KtpDraftField,
  KtpEngine,
  KtpErrorCode,
  KtpErrorKind,
  KtpFieldName,
  KtpIssue,
  KtpProgress,
  KtpReading,
  KtpRecord,
  KtpRecordOptions,
  KtpSelection,
  KtpSuggestion,
  PreparedPhoto,
  PreparePhotoOptions,
  RemoteEngineOptions,
} from '@ktp-ocr/core';
export { KtpDropzone } from './start/KtpDropzone.tsx';
export type { KtpDropzoneProps } from './start/KtpDropzone.tsx';
export { KtpFailure } from './failure/KtpFailure.tsx';
export type { KtpFailureProps } from './failure/KtpFailure.tsx';
export { KtpField } from './review/KtpField.tsx';
export type { FieldReview, KtpFieldProps } from './review/KtpField.tsx';
export { createScan } from './scan/createScan.ts';
export type { KtpFieldProps as KtpInputProps, KtpOcr } from './scan/ktpOcr.ts';
export type { KtpScan, KtpScanActions } from './scan/scan.ts';
export type { KtpScanOptions, UseKtpOcrOptions } from './scan/scanOptions.ts';
export type { KtpScanState, KtpStatus } from './scan/scanState.ts';
export { KtpPhotoCheck } from './photoCheck/KtpPhotoCheck.tsx';
export type { KtpPhotoCheckProps } from './photoCheck/KtpPhotoCheck.tsx';
export { cropPhoto } from './photoCheck/cropPhoto.ts';
export type { PhotoCrop } from './photoCheck/cropPhoto.ts';
export { KtpReadingProgress } from './progress/KtpReadingProgress.tsx';
export type { KtpReadingProgressProps } from './progress/KtpReadingProgress.tsx';
export { KtpResultForm } from './review/KtpResultForm.tsx';
export type { KtpResultFormProps } from './review/KtpResultForm.tsx';
export type { KtpResultFormHandle } from './review/ReviewForm.tsx';
export { createReview } from './review/createReview.ts';
export type { KtpFormValue } from './review/draftOf.ts';
export type { KtpReview, KtpReviewActions, KtpReviewOptions, KtpReviewState } from './review/reviewState.ts';
export { KtpScanner } from './scan/KtpScanner.tsx';
export type { KtpPartProps } from './shared/partProps.ts';
export type { KtpPrivacy } from './texts/privacyLine.ts';
export type { KtpScannerProps } from './scan/KtpScanner.tsx';
export { KtpSummary } from './review/KtpSummary.tsx';
export type { KtpSummaryProps } from './review/KtpSummary.tsx';
export { KTP_LABELS } from './texts/labels.ts';
export type { KtpCameraLabelKey, KtpLabelKey, KtpLabels, KtpLanguage } from './texts/translate.ts';
export { useKtpOcr } from './scan/useKtpOcr.ts';
