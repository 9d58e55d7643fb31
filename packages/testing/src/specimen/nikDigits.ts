/**
 * Ten digits in the style of OCR-A, drawn here as strokes on a grid of 3.1 by 6: all of one width, with cut corners,
 * the 1 with its hook and foot. The real card prints its NIK in such a typeface, and recognisers stumble over it.
 */
const STROKES: Readonly<Record<string, string>> = {
  '0': 'M.6 0H2.5L3.1 .6V5.4L2.5 6H.6L0 5.4V.6Z',
  '1': 'M.4 0H1.6V6M.2 6H3.1V4.7',
  '2': 'M0 0H2.6L3.1 .5V2.5L2.6 3H.5L0 3.5V6H3.1',
  '3': 'M0 0H2.3L2.8 .5V2.4L2.4 2.8H.8M2.4 2.8L3.1 3.5V5.5L2.6 6H0',
  '4': 'M0 0V3.9H3.1M2.4 2V6',
  '5': 'M3.1 0H0V2.7H2.6L3.1 3.2V5.5L2.6 6H0',
  '6': 'M0 0V5.5L.5 6H2.6L3.1 5.5V3.3L2.6 2.8H0',
  '7': 'M0 1V0H3.1V1.9L1.5 3.6V6',
  '8': 'M.9 0H2.2L2.7 .5V2.3L2.2 2.8H.9L.4 2.3V.5ZM.9 2.8L0 3.6V5.5L.5 6H2.6L3.1 5.5V3.6L2.2 2.8',
  '9': 'M3.1 6V.5L2.6 0H.5L0 .5V2.7L.5 3.2H3.1',
};

const GRID_HEIGHT = 6;
/** Advance of one digit, in heights. */
const ADVANCE = 0.86;

/** Width of a row of digits in units of their height. */
export function nikWidth(digits: string): number {
  return digits.length * ADVANCE;
}

/** Digits as SVG strokes: left end, top and height of the row. The stroke is 1/7 of the height wide. */
export function nikDigits(digits: string, x: number, y: number, height: number): string {
  const scale = height / GRID_HEIGHT;
  const strokes = [...digits].map((digit, i) => {
    const left = (x + i * ADVANCE * height).toFixed(2);
    return `<path transform="translate(${left} ${y.toFixed(2)}) scale(${scale.toFixed(4)})" d="${STROKES[digit] ?? ''}"/>`;
  });
  return `<g fill="none" stroke="#1d262c" stroke-width=".86" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g>`;
}
