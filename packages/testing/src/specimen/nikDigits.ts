/**
 * Ten digits in the manner of OCR-A, drawn here as strokes on a grid of 3.4 by 6: one width for all, squared corners, the
 * one with its hook and foot. The real card prints its NIK in such a face, and it is where recognisers stumble.
 */
const STROKES: Readonly<Record<string, string>> = {
  '0': 'M0.3 0H3.1L3.4 0.3V5.7L3.1 6H0.3L0 5.7V0.3Z',
  '1': 'M0.6 0H1.8V6M0.4 6H3.3V4.5',
  '2': 'M0 0H3.4V3H0V6H3.4',
  '3': 'M0 0H3V2.7M0.8 2.8H3.4V6H0',
  '4': 'M0 0V3.8H3.4M2.5 2.2V6',
  '5': 'M3.4 0H0V2.8H3.4V6H0',
  '6': 'M0 0V6H3.4V2.9H0',
  '7': 'M0 1V0H3.4V2L1.5 3.8V6',
  '8': 'M0.5 0H2.9V2.8H0.5ZM0 2.8H3.4V6H0Z',
  '9': 'M3.4 6V0H0V3.1H3.4',
};

const GRID_HEIGHT = 6;
/** Advance of one digit, in heights. */
const ADVANCE = 0.86;

/** Width of a row of digits in units of their height. */
export function nikWidth(digits: string): number {
  return digits.length * ADVANCE;
}

/** Digits as SVG strokes: left end, top and height of the row. */
export function nikDigits(digits: string, x: number, y: number, height: number): string {
  const scale = height / GRID_HEIGHT;
  return [...digits]
    .map((digit, i) => {
      const left = (x + i * ADVANCE * height).toFixed(2);
      return `<path transform="translate(${left} ${y.toFixed(2)}) scale(${scale.toFixed(4)})" d="${STROKES[digit] ?? ''}"/>`;
    })
    .join('');
}
