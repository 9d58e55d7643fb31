// `@ktp-ocr/core/kit`: what our own packages share. It changes without notice, and nothing in it loads late or starts a
// worker, so a worker that looks at frames loads only what it calls.
export { mayBeBlank } from './card/fields.ts';
export { OTHER_FIELDS } from './card/record.ts';
export { draftOfRecord } from './card/review/recordSchema.ts';
export { KTP_ISSUE_CODES } from './card/rules/issueCodes.ts';
export { isIsoDate } from './card/words/dates.ts';
export { likeness, sameLetters } from './card/words/text.ts';
export { isWorthAnotherReading, readsLess } from './card/review/readsLess.ts';
export { meaningOf, VOCABULARY } from './card/words/vocabulary.ts';
export { detectCard } from './photo/detect/detectCard.ts';
export type { CardOutline, Frame } from './photo/frame.ts';
export { invert, perspectiveTo, project } from './photo/homography.ts';
export type { Homography } from './photo/homography.ts';
export { PHOTO_LIMITS } from './photo/limits.ts';
export { isIncomplete } from './photo/missingData.ts';
export { measureFrame } from './photo/measureFrame.ts';
export type { FrameQuality } from './photo/measureFrame.ts';
export { toBase64 } from './wire/base64.ts';
export { PROBLEM_MEDIA_TYPE, problemFromError } from './wire/problem.ts';
export type { ProblemDetails } from './wire/problem.ts';
export { answerFromReading, readingFromAnswer, responseFromReading } from './wire/signerAnswer.ts';
export type { SignerAnswer } from './wire/signerAnswer.ts';
export { tencentError } from './wire/tencent.ts';
export type { TencentErrorResponse, TencentRequest, TencentResponse, TencentTextField } from './wire/tencent.ts';
