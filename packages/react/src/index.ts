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
  KtpDraft,
  KtpDraftField,
  KtpEngine,
  KtpErrorCode,
  KtpErrorKind,
  KtpField as KtpFieldName,
  KtpIssue,
  KtpProgress,
  KtpReading,
  KtpRecord,
  KtpSuggestion,
  PreparedPhoto,
  PreparePhotoOptions,
  RemoteEngineOptions,
} from '@ktp-ocr/core';
export { KtpDropzone } from './KtpDropzone.tsx';
export type { KtpDropzoneProps } from './KtpDropzone.tsx';
export { KtpFailure } from './KtpFailure.tsx';
export type { KtpFailureProps } from './KtpFailure.tsx';
export { KtpField } from './review/KtpField.tsx';
export type { FieldReview, KtpFieldProps } from './review/KtpField.tsx';
export type { KtpFieldProps as KtpInputProps, KtpOcr, KtpStatus, UseKtpOcrOptions } from './ktpOcr.ts';
export { KtpPhotoCheck } from './KtpPhotoCheck.tsx';
export type { KtpPhotoCheckProps } from './KtpPhotoCheck.tsx';
export { cropPhoto } from './photoCheck/cropPhoto.ts';
export type { PhotoCrop } from './photoCheck/cropPhoto.ts';
export { KtpReadingProgress } from './KtpReadingProgress.tsx';
export type { KtpReadingProgressProps } from './KtpReadingProgress.tsx';
export { KtpResultForm } from './review/KtpResultForm.tsx';
export type { KtpResultFormProps } from './review/KtpResultForm.tsx';
export type { KtpResultFormHandle } from './review/ReviewForm.tsx';
export type { KtpFormValue } from './review/useOwnReview.ts';
export { KtpScanner } from './KtpScanner.tsx';
export type { KtpPartProps } from './partProps.ts';
export type { KtpPrivacy } from './privacyLine.ts';
export type { KtpScannerProps } from './KtpScanner.tsx';
export { KtpSummary } from './review/KtpSummary.tsx';
export type { KtpSummaryProps } from './review/KtpSummary.tsx';
export { KTP_LABELS } from './labels/labels.ts';
export type { KtpCameraLabelKey, KtpLabelKey, KtpLabels, KtpLanguage } from './labels/translate.ts';
export { useKtpOcr } from './useKtpOcr.ts';
