import { type FixedFace, fixedFace, outline, widthOf } from './faces.ts';

/** Digits in the style of machine-readable type, as strokes on a grid of 5 by 8: square, the 1 with a foot. */
const STROKES: Readonly<Record<string, string>> = {
  '0': 'M1 0H4L4.6 .7V7.3L4 8H1L.4 7.3V.7Z',
  '1': 'M1 0H2.7V8M.6 8H4.7V6.3',
  '2': 'M.5 0H4V.1L4.4 .5V3.2L4 3.7H1L.5 4.2V8H4.7',
  '3': 'M.4 0H3.9V3.5H1.5M3.9 3.5L4.6 4.3V7.5L4.1 8H.4',
  '4': 'M.5 0V5H4.7M3.5 2.8V8',
  '5': 'M4.5 0H.6V3.5H4L4.6 4.1V7.4L4 8H.4',
  '6': 'M.6 0V7.4L1.1 8H4.1L4.6 7.5V4.4L4.1 3.8H.7',
  '7': 'M.4 1.5V0H4.6V2.3L2.4 4.6V8',
  '8': 'M1.3 0H3.7L4.1 .4V3.1L3.7 3.6H1.3L.9 3.1V.4ZM1.3 3.6L.4 4.5V7.5L.9 8H4.1L4.6 7.5V4.5L3.7 3.6',
  '9': 'M4.5 8V.5L4 0H1L.5 .5V3.7L1 4.2H4.4',
};
const GRID = { width: 5, height: 8 } as const;
const CAP_OF_EM = 0.7;

/** How the row of digits looks, in millimetres. */
export interface NikStyle {
  readonly kind: 'strokes' | FixedFace;
  readonly height: number;
  readonly advance: number;
  /** Width of the strokes, in units of their grid. */
  readonly pen: number;
}

/** Width of the widest digit with its stroke. */
export const strokeWidth = (height: number, pen: number): number => ((4.3 + pen) * height) / GRID.height;

/** The digits, given their left end and baseline. */
export function nikRow(digits: string, x: number, y: number, style: NikStyle): string {
  const { kind, height, advance, pen } = style;
  if (kind !== 'strokes') {
    const setting = { face: fixedFace(kind), x, y, size: height / CAP_OF_EM, tracking: 0, narrow: 1 };
    return outline(digits, { ...setting, narrow: (advance * digits.length) / widthOf(digits, setting) });
  }
  const scale = height / GRID.height;
  const paths = [...digits].map((digit, i) => {
    const place = `translate(${(x + i * advance).toFixed(3)} ${(y - height).toFixed(3)}) scale(${scale.toFixed(4)})`;
    return `<path transform="${place}" d="${STROKES[digit] ?? ''}"/>`;
  });
  const line = `fill="none" stroke="currentColor" stroke-width="${pen}" stroke-linejoin="round" stroke-linecap="round"`;
  return `<g ${line}>${paths.join('')}</g>`;
}
