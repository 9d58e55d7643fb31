import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';

export type Face = ReturnType<typeof opentype.parse>;

const require = createRequire(import.meta.url);
const loaded = new Map<string, Face>();

function load(family: string, weight: number): Face {
  const name = `${family}-latin-${weight}-normal.woff`;
  const known = loaded.get(name);
  if (known) return known;
  const bytes = readFileSync(require.resolve(`@fontsource/${family}/files/${name}`));
  const face = opentype.parse(new Uint8Array(bytes).buffer);
  loaded.set(name, face);
  return face;
}

/** Sans-serif families, none of them used in the drawn cards the engine is trained and fitted on. */
export const FAMILIES = ['roboto', 'inter', 'open-sans', 'public-sans', 'archivo-narrow'] as const;
export const WEIGHTS = [400, 500, 600, 700] as const;
/** Monospaced, for the digits of a NIK. */
const FIXED = { tech: ['share-tech-mono', 400], cockpit: ['b612-mono', 700] } as const;

export type FixedFace = keyof typeof FIXED;

export const face = (family: (typeof FAMILIES)[number], weight: (typeof WEIGHTS)[number]): Face => load(family, weight);
export const fixedFace = (name: FixedFace): Face => load(FIXED[name][0], FIXED[name][1]);

/** How a text is set: sizes and positions in millimetres of the card; its position is its left end on the baseline. */
export interface Setting {
  readonly face: Face;
  readonly x: number;
  readonly y: number;
  /** Height of the em. */
  readonly size: number;
  /** Space after each letter, in ems. */
  readonly tracking: number;
  /** Width of the letters: 1 as designed. */
  readonly narrow: number;
}

type Measures = Pick<Setting, 'face' | 'size' | 'tracking' | 'narrow'>;

const advance = ({ face, tracking }: Measures, letter: string): number =>
  face.charToGlyph(letter).advanceWidth / face.unitsPerEm + tracking;

export function widthOf(text: string, setting: Measures): number {
  const ems = [...text].reduce((sum, letter) => sum + advance(setting, letter), 0);
  return ems * setting.size * setting.narrow;
}

/** A text as one outline. */
export function outline(text: string, setting: Setting): string {
  let pen = 0;
  const parts = [...text].map((letter) => {
    const path = setting.face.charToGlyph(letter).getPath(pen, 0, setting.size).toPathData(3);
    pen += advance(setting, letter) * setting.size;
    return path;
  });
  const place = `translate(${setting.x.toFixed(3)} ${setting.y.toFixed(3)}) scale(${setting.narrow.toFixed(4)} 1)`;
  return `<path transform="${place}" d="${parts.join('')}"/>`;
}
