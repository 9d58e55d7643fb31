import { provinces, regencies } from '@ktp-ocr/core';
import { project, sameLetters } from '@ktp-ocr/core/kit';
import type { FoundLine } from '../find/anchors.ts';
import type { ReadValue } from './cardRead.ts';
import { reachesBorder } from './reachesBorder.ts';
import type { CardFit } from '../find/fitCard.ts';
import type { Pass } from '../models/pass.ts';
import { readValue } from './readValue.ts';
import { HEAD, PROVINCE_Y, REGENCY_Y } from '../find/template.ts';
import { bare, startDistance } from '../find/words.ts';

const PROVINCE_NAMES = provinces.map(({ name }) => name);
const REGENCY_NAMES = regencies.map(({ name }) => name);
const TITLE = 'PROVINSI';
/** How badly the title may be misread, as a share of its length. */
const MISREAD = 0.38;

/** The name of a province without the title before it, even if the title was misread. */
function withoutTitle(text: string): string {
  const letters = bare(text);
  if (letters.startsWith(TITLE)) return text.replace(/^P\s*R\s*O\s*V\s*I\s*N\s*S\s*I\s*/, '');
  if (startDistance(text, TITLE) > MISREAD) return text;
  // If the rest is a province, the letters before it are the title, misread.
  for (let from = TITLE.length - 2; from <= TITLE.length + 2; from += 1) {
    const known = sameLetters(letters.slice(from), PROVINCE_NAMES);
    if (known) return known;
  }
  const [first = '', ...rest] = text.split(' ');
  return rest.length > 0 && Math.abs(bare(first).length - TITLE.length) <= 2 ? rest.join(' ') : text;
}

async function read(pass: Pass, lines: readonly FoundLine[]): Promise<ReadValue | null> {
  if (lines.length === 0) return null;
  const parts = [];
  for (const line of lines) parts.push(await readValue(pass, line.box, 'kabKota', line));
  return {
    text: parts.map(({ text }) => text).join(' '),
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    boxes: lines.map(({ box }) => box),
    cutOff: lines.some(({ box }) => reachesBorder(box, pass.image)),
  };
}

/** Reads the two lines at the head of the card: the province without its title, the regency or city as printed. */
export async function readHeader(
  pass: Pass,
  lines: readonly FoundLine[],
  fit: CardFit,
): Promise<{ readonly provinsi?: ReadValue; readonly kabKota?: ReadValue }> {
  const head = lines
    .map((line) => {
      const [x, y] = project(fit.toCard, line.box.cx, line.box.cy);
      return { line, x, y };
    })
    .filter(
      ({ line, x, y }) =>
        y > HEAD.top && y < HEAD.bottom && x > HEAD.left && x < HEAD.right && line.box.width > 2 * line.box.height,
    )
    .toSorted((a, b) => a.x - b.x);
  const titled = head.filter(({ line }) => startDistance(line.text, TITLE) <= MISREAD);
  const first = titled.length > 0 ? titled[0]!.y : PROVINCE_Y;
  const upper = head.filter(({ y }) => Math.abs(y - first) < HEAD.sameRow);
  const lower = head.filter(
    ({ y }) => !upper.some((u) => u.y === y) && Math.abs(y - first - (REGENCY_Y - PROVINCE_Y)) < HEAD.nextRow,
  );
  const province = await read(
    pass,
    upper.map(({ line }) => line),
  );
  const regency = await read(
    pass,
    lower.map(({ line }) => line),
  );
  const result: { provinsi?: ReadValue; kabKota?: ReadValue } = {};
  if (province) {
    const name = withoutTitle(province.text);
    result.provinsi = { ...province, text: sameLetters(name, PROVINCE_NAMES) ?? name };
  }
  if (regency) {
    const name = regency.text.replace(/^(KABUPATEN|KOTA|JAKARTA)(?=[A-Z])/, '$1 ');
    result.kabKota = { ...regency, text: sameLetters(name, REGENCY_NAMES) ?? name };
  }
  return result;
}
