/**
 * Characters that a recogniser may return for a digit. The NIK is set in OCR-A, so the list differs from one for common
 * type. Gathered from open-source readers of this card, each of which corrects them by hand.
 */
const SIGNS_FOR = ['OoDQUC', 'IlL|!iJT', 'ZzeR', 'E', 'AH', 'Ss', 'bGh', '?>YT', 'B&', 'gqP'];

/** Pairs of digits that are mistaken for each other. */
const TWINS = ['17', '38', '56', '68', '08', '06', '49', '27'];

/** By digit, except 9. */
const LETTER_FOR = 'OIZEASGTB';

const digits = new Map<string, string>(Array.from('0123456789', (digit) => [digit, digit]));
for (const [digit, signs] of SIGNS_FOR.entries()) {
  for (const sign of signs) digits.set(sign, (digits.get(sign) ?? '') + digit);
}

/**
 * The digits a character may stand for, likeliest first: a digit for itself, none for a character that looks like no
 * digit.
 */
export function digitsLike(sign: string): string {
  return digits.get(sign) ?? '';
}

/** Digits that are easily read as this one, and vice versa. */
export function twinsOf(digit: string): string {
  return TWINS.filter((pair) => pair.includes(digit))
    .map((pair) => pair.replace(digit, ''))
    .join('');
}

/** Every character as the digit it looks like most; characters that look like none stay. */
export function asDigits(text: string): string {
  return text.replace(/./gu, (sign) => digitsLike(sign)[0] ?? sign);
}

/** Every digit as the letter it looks like; 9, and letters, stay. */
export function asLetters(text: string): string {
  return text.replace(/\d/g, (digit) => LETTER_FOR[Number(digit)] ?? digit).replace(/[|!]/g, 'I');
}

/** For each character code, the digit it looks like; characters of one class look alike. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = digits.get(String.fromCharCode(code))?.[0];
  return digit === undefined ? code : Number(digit);
});

/** A number that is equal for two characters, given by their codes, if they may stand for the same digit. */
export function likenessClass(code: number): number {
  return classes[code] ?? code;
}
