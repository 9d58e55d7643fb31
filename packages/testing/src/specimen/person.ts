import type { KtpLine } from '@ktp-ocr/core';

/** What a specimen prints, line by line, each text as the card prints it. */
export type SpecimenPerson = Readonly<Record<KtpLine, string>>;
