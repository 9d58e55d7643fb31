import type { KtpIssue } from '../draft.ts';

/**
 * The meaning of the API's codes about the photo. -9109 says that a check is switched off, which is no fault of the
 * photo.
 */
export const PHOTO_CASES: Readonly<Record<number, string>> = {
  [-9101]: 'covered',
  [-9102]: 'copy',
  [-9103]: 'screen',
  [-9104]: 'doubt',
  [-8101]: 'doubt',
  [-8102]: 'doubt',
  [-9107]: 'glare',
  [-9108]: 'blur',
};

/**
 * Rule `photo`: what the engine said about the photo as a whole. Advice to take another one, never a verdict on the
 * card.
 */
export function photoIssues(warnings: readonly number[]): readonly KtpIssue[] {
  const cases = new Set(warnings.map((code) => PHOTO_CASES[code]).filter((found) => found !== undefined));
  return [...cases].map((found) => ({
    code: `photo.${found}`,
    severity: 'warn',
    field: 'nik',
    others: [],
    params: {},
  }));
}
