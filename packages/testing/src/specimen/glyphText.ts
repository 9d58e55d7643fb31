import { GLYPHS } from './glyphs.generated.ts';

const EM = 1000;

/** Width of a text in units of its size. Letters without an outline have no width. */
export function glyphWidth(text: string, spacing = 0): number {
  return [...text].reduce((sum, letter) => sum + (GLYPHS[letter]?.[0] ?? 0) / EM + spacing, 0);
}

/** Where a text is set, and how. */
interface Setting {
  /** Left end, middle or right end, as `anchor` says. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  /** Size of a letter's em square. */
  readonly size: number;
  /** Default `start`. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Room between letters, as a share of `size`. Default none. */
  readonly spacing?: number;
}

/** A text as SVG outlines, so that no font is needed to draw it. */
export function glyphText(text: string, { x, y, size, anchor = 'start', spacing = 0 }: Setting): string {
  const before = { start: 0, middle: 0.5, end: 1 }[anchor];
  let pen = x - glyphWidth(text, spacing) * size * before;
  let out = '';
  for (const letter of text) {
    const glyph = GLYPHS[letter];
    if (!glyph) continue;
    const [advance, path] = glyph;
    if (path) out += `<path transform="translate(${pen.toFixed(2)} ${y}) scale(${size / EM})" d="${path}"/>`;
    pen += (advance / EM + spacing) * size;
  }
  return out;
}
