/**
 * Signs a recogniser may give for a digit. The NIK is set in OCR-A, so the list differs from one for common type.
 * Gathered from open-source readers of this card, where each is mended by hand.
 */
const SIGNS_FOR = ['OoDQUC', 'IlL|!iJT', 'ZzeR', 'E', 'AH', 'Ss', 'bGh', '?>YT', 'B&', 'gqP'];

/** Pairs of digits that are taken for each other. */
const TWINS = ['17', '38', '56', '68', '08', '06', '49', '27'];

/** By digit, but for 9. */
const LETTER_FOR = 'OIZEASGTB';

const digits = new Map<string, string>(Array.from('0123456789', (digit) => [digit, digit]));
for (const [digit, signs] of SIGNS_FOR.entries()) {
  for (const sign of signs) digits.set(sign, (digits.get(sign) ?? '') + digit);
}

/** The digits a sign may stand for, likeliest first: its own for a digit, none for a sign that looks like no digit. */
export function digitsLike(sign: string): string {
  return digits.get(sign) ?? '';
}

/** Digits that are easily read as this one, and the other way round. */
export function twinsOf(digit: string): string {
  return TWINS.filter((pair) => pair.includes(digit))
    .map((pair) => pair.replace(digit, ''))
    .join('');
}

/** Every sign as the digit it looks like most; signs that look like none stay. */
export function asDigits(text: string): string {
  return text.replace(/./gu, (sign) => digitsLike(sign)[0] ?? sign);
}

/** Every digit as the letter it looks like; 9, and letters, stay. */
export function asLetters(text: string): string {
  return text.replace(/\d/g, (digit) => LETTER_FOR[Number(digit)] ?? digit).replace(/[|!]/g, 'I');
}

/** By code of a sign, the digit it looks like; signs of one class look alike. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = digits.get(String.fromCharCode(code))?.[0];
  return digit === undefined ? code : Number(digit);
});

/** A number that is the same for two signs, by their codes, if they may stand for the same digit. */
export function likenessClass(code: number): number {
  return classes[code] ?? code;
}
