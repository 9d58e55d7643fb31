import { KTP_LINES, type KtpLine, type PhotoBox } from '@ktp-ocr/core';
import { glyphWidth } from './glyphText.ts';
import { NIK_ROW, SPECIMEN_SIZE, specimenTexts } from './layout.ts';
import { nikWidth } from './nikDigits.ts';
import type { SpecimenPerson } from './person.ts';

/** From the middle of a row of capitals to its upper or lower edge, in letter sizes. */
const HALF_HEIGHT = 0.45;

type Edges = readonly [left: number, top: number, right: number, bottom: number];

function around(a: Edges | undefined, b: Edges): Edges {
  return a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;
}

/**
 * Where the value of each line is on an undistorted specimen: left, top, width, height in pixels. The value alone,
 * without its label; a wrapped address has one box.
 *
 * @param width of the specimen in pixels.
 */
export function specimenBoxes(person: SpecimenPerson, width = 1000): Readonly<Partial<Record<KtpLine, PhotoBox>>> {
  const { width: W, height: H } = SPECIMEN_SIZE;
  const nikLeft = NIK_ROW.x * W;
  const nikTop = (NIK_ROW.y - NIK_ROW.height / 2) * H;
  const nikHeight = NIK_ROW.height * H;
  const edges: Partial<Record<KtpLine, Edges>> = {
    nik: [nikLeft - 4, nikTop - 4, nikLeft + nikWidth(person.nik) * nikHeight, nikTop + nikHeight + 4],
  };
  for (const { line, text, x, y, size, centred } of specimenTexts(person)) {
    if (!line) continue;
    const textWidth = glyphWidth(text) * size;
    const left = x * W - (centred ? textWidth / 2 : 0);
    const half = HALF_HEIGHT * size;
    edges[line] = around(edges[line], [left - 3, y * H - half, left + textWidth + 3, y * H + half]);
  }
  const scale = width / W;
  const boxes: Partial<Record<KtpLine, PhotoBox>> = {};
  for (const line of KTP_LINES) {
    const found = edges[line];
    if (!found) continue;
    const [left, top, right, bottom] = found;
    boxes[line] = [
      Math.round(left * scale),
      Math.round(top * scale),
      Math.round((right - left) * scale),
      Math.round((bottom - top) * scale),
    ];
  }
  return boxes;
}
