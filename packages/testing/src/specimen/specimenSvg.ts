import { glyphText } from './glyphText.ts';
import { NIK_ROW, SPECIMEN_SIZE, specimenTexts } from './layout.ts';
import { nikDigits } from './nikDigits.ts';
import type { SpecimenPerson } from './person.ts';

const { width: W, height: H } = SPECIMEN_SIZE;

/** A grid and the corner marks of a test chart. */
const GROUND = `<defs><pattern id="grid" width="24" height="24" patternUnits="userSpaceOnUse"><path d="M24 0H0V24" fill="none" stroke="#cfd5d8"/></pattern></defs>
<rect width="${W}" height="${H}" rx="27" fill="#dde2e5"/><rect x="14" y="14" width="828" height="512" fill="url(#grid)"/>
<path d="M14 40V14h26M842 40V14h-26M14 500v26h26M842 500v26h-26" fill="none" stroke="#5d6a72" stroke-width="3"/>`;

/** The photo's place: a crossed box with round shapes in it, plainly nobody's face. */
const PHOTO = `<g fill="none" stroke="#5d6a72" stroke-width="3"><rect x="602" y="106" width="196" height="252" fill="#eef1f2"/>
<circle cx="700" cy="200" r="56"/><path d="M618 322c6-40 38-54 82-54s76 14 82 54M602 106l196 216M798 106L602 322"/></g>
<rect x="602" y="322" width="196" height="36" fill="#5d6a72"/><g fill="#eef1f2">${glyphText('CONTOH', { x: 700, y: 349, size: 25, anchor: 'middle', spacing: 0.12 })}</g>`;

/** Five steps of grey, and words that say what this is. */
const FOOT = `<path fill="#333f47" d="M30 488h32v22H30z"/><path fill="#5d6a72" d="M62 488h32v22H62z"/><path fill="#87929a" d="M94 488h32v22H94z"/><path fill="#b1bac0" d="M126 488h32v22h-32z"/><path fill="#eef1f2" d="M158 488h32v22h-32z"/>
<g fill="#5d6a72">${glyphText('GAMBAR UJI - BUKAN KARTU IDENTITAS', { x: 826, y: 505, size: 15, anchor: 'end', spacing: 0.06 })}</g>`;

const STAMP = `<g fill="#8b1f1a" fill-opacity=".14" transform="rotate(-22 440 286)">${glyphText('CONTOH', { x: 440, y: 346, size: 172, anchor: 'middle', spacing: 0.05 })}</g>`;

/**
 * A specimen as SVG, outlines only: a grey test pattern with registration marks, stamped CONTOH. It has the layout of a
 * KTP but not its looks.
 */
export function specimenSvg(person: SpecimenPerson): string {
  const texts = specimenTexts(person).map(({ text, x, y, size, centred }) =>
    // A capital is 0.72 of its size tall, so its middle is 0.36 above the baseline.
    glyphText(text, {
      x: x * W,
      y: Math.round((y * H + size * 0.36) * 100) / 100,
      size,
      anchor: centred ? 'middle' : 'start',
    }),
  );
  const nikHeight = NIK_ROW.height * H;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">
${GROUND}
${PHOTO}
${FOOT}
${STAMP}
<g fill="#1d262c">${texts.join('')}</g>
${nikDigits(person.nik, NIK_ROW.x * W, NIK_ROW.y * H - nikHeight / 2, nikHeight)}
</svg>`;
}
