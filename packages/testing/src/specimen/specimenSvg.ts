import { glyphText, glyphWidth } from './glyphText.ts';
import { nikDigits } from './nikDigits.ts';
import type { SpecimenPerson } from './person.ts';

/** Width and height of the drawing: the 85.60 by 53.98 mm of an ID-1 card at ten units a millimetre. */
export const SPECIMEN_SIZE = { width: 856, height: 540 } as const;

const { width: W, height: H } = SPECIMEN_SIZE;
/** Where things stand, in fractions of the card: close enough to the real one for a recogniser, and nothing more. */
const LABEL_X = 0.03;
const INDENT_X = 0.078;
const COLON_X = 0.2345;
const VALUE_X = 0.2545;
const FIRST_ROW = 0.27;
const PITCH = 0.0463;
const TEXT_SIZE = 20.5;
const LABEL_SIZE = 18.5;
/** Values end where the photo begins. */
const VALUE_WIDTH = (0.69 - VALUE_X) * W;

/** Words onto at most two lines; what is too long for both runs on, as on the real card. */
function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.length < 2 && glyphWidth(longer) * TEXT_SIZE > VALUE_WIDTH) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Baseline of a line of text whose middle is at a fraction of the height. */
function baseline(y: number, size = TEXT_SIZE): number {
  return Math.round((y * H + size * 0.36) * 100) / 100;
}

function rows(person: SpecimenPerson): string {
  const address = wrap(person.alamat);
  const lines: (readonly [label: string, value: string, x: number])[] = [
    ['Nama', person.nama, LABEL_X],
    ['Tempat/Tgl Lahir', person.tempatTglLahir, LABEL_X],
    ['Jenis Kelamin', person.jenisKelamin, LABEL_X],
    ['Alamat', address[0] ?? '', LABEL_X],
    ...address.slice(1).map((rest) => ['', rest, LABEL_X] as const),
    ['RT/RW', person.rtRw, INDENT_X],
    ['Kel/Desa', person.kelDesa, INDENT_X],
    ['Kecamatan', person.kecamatan, INDENT_X],
    ['Agama', person.agama, LABEL_X],
    ['Status Perkawinan', person.statusPerkawinan, LABEL_X],
    ['Pekerjaan', person.pekerjaan, LABEL_X],
    ['Kewarganegaraan', person.kewarganegaraan, LABEL_X],
    ['Berlaku Hingga', person.berlakuHingga, LABEL_X],
  ];
  return lines
    .map(([label, value, x], i) => {
      const y = baseline(FIRST_ROW + i * PITCH);
      return [
        label && glyphText(label, x * W, y, LABEL_SIZE),
        label && glyphText(':', COLON_X * W, y, TEXT_SIZE),
        glyphText(value, VALUE_X * W, y, TEXT_SIZE),
      ].join('');
    })
    .join('');
}

/** The place of a photo: a test pattern with a round shape in it, plainly nobody's face. */
const PHOTO = `<g fill="none" stroke="#5d6a72" stroke-width="3">
  <rect x="602" y="106" width="196" height="252" fill="#eef1f2"/>
  <circle cx="700" cy="212" r="58"/><path d="M622 358c8-62 40-78 78-78s70 16 78 78M602 106l196 252M798 106L602 358"/>
</g>
<g><path fill="#333f47" d="M602 366h40v14h-40z"/><path fill="#5d6a72" d="M642 366h40v14h-40z"/><path fill="#87929a" d="M682 366h40v14h-40z"/><path fill="#b1bac0" d="M722 366h40v14h-40z"/><path fill="#eef1f2" d="M762 366h36v14h-36z"/></g>`;

const MARKS = `<path d="M14 40V14h26M842 40V14h-26M14 500v26h26M842 500v26h-26" fill="none" stroke="#5d6a72" stroke-width="3"/>`;

/**
 * A specimen as SVG, outlines only: a grey test pattern with registration marks, stamped CONTOH. It has the layout of a KTP
 * and none of its looks.
 */
export function specimenSvg(person: SpecimenPerson): string {
  const town = person.kabKota.replace(/^(KABUPATEN|KOTA) /, '');
  const nikX = VALUE_X * W - 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">
<defs><pattern id="grid" width="24" height="24" patternUnits="userSpaceOnUse"><path d="M24 0H0V24" fill="none" stroke="#cfd5d8"/></pattern></defs>
<rect width="${W}" height="${H}" rx="27" fill="#dde2e5"/><rect x="14" y="14" width="828" height="512" fill="url(#grid)"/>
${MARKS}${PHOTO}
<g fill="none" stroke="#8b1f1a" stroke-width="9" opacity=".3" transform="rotate(-20 420 300)">${glyphText('CONTOH', 420, 350, 150, { anchor: 'middle', spacing: 0.05 })}</g>
<g fill="#1d262c">
${glyphText(`PROVINSI ${person.provinsi}`, 0.505 * W, baseline(0.057, 26), 26, { anchor: 'middle' })}
${glyphText(person.kabKota, 0.505 * W, baseline(0.11, 26), 26, { anchor: 'middle' })}
${glyphText('NIK', LABEL_X * W, baseline(0.187, 27), 27)}${glyphText(':', 0.2 * W, baseline(0.187, 27), 27)}
${rows(person)}
${glyphText('Gol. Darah', 0.497 * W, baseline(FIRST_ROW + 2 * PITCH), LABEL_SIZE)}${glyphText(':', 0.628 * W, baseline(FIRST_ROW + 2 * PITCH), TEXT_SIZE)}${glyphText(person.golDarah, 0.645 * W, baseline(FIRST_ROW + 2 * PITCH), TEXT_SIZE)}
${glyphText(town, 0.818 * W, 386 + 18, 17, { anchor: 'middle' })}
${glyphText(person.tanggalTerbit, 0.818 * W, 386 + 40, 17, { anchor: 'middle' })}
</g>
<g fill="none" stroke="#1d262c" stroke-width=".95" stroke-linecap="square">${nikDigits(person.nik, nikX, 0.187 * H - 12, 24)}</g>
</svg>`;
}
