import type { KtpLine } from '@ktp-ocr/core';
import { dateAtEnd } from '../find/words.ts';

const BLOOD = /^(A|B|AB|O)\s*([+-]?)$/;

/** A date without the gaps that wide print leaves between digits and dashes. */
export function closeDate(text: string): string {
  return text.replace(/(?<=[\d,.–-])\s+(?=[\d–-])/g, '');
}

/**
 * Sets spaces and punctuation as the card prints them. Letters and digits stay as they were read, except in the blood
 * type, where a zero can only be an O.
 */
export function tidy(line: KtpLine, read: string): string {
  const text = /[tT]gl|berlaku|tanggal/.test(line) ? closeDate(read) : read;
  switch (line) {
    case 'tempatTglLahir': {
      const found = dateAtEnd(text);
      return found ? `${text.slice(0, found.index).replace(/[\s.,]+$/, '')}, ${found.date}` : text;
    }
    case 'tanggalTerbit':
    case 'berlakuHingga': {
      return dateAtEnd(text)?.date ?? text;
    }
    case 'rtRw': {
      const digits = text.replace(/\s/g, '');
      const parts = /^(\d{3})[/|\\IL1-]?(\d{3})$/.exec(digits);
      return parts ? `${parts[1]}/${parts[2]}` : digits;
    }
    case 'golDarah': {
      // Before the colon is the end of the label.
      const bare = text
        .replace(/^.*[:;]/, '')
        .replace(/[\s.]/g, '')
        .replace('0', 'O')
        .replace('8', 'B');
      const match = BLOOD.exec(bare);
      if (match) return `${match[1]}${match[2]}`;
      // Some offices print one dash for the letter and one for its sign.
      return /^[-–—_~]+$/.test(bare) ? '-' : /^[-–—_~]\/[-–—_~]$/.test(bare) ? '-/-' : '';
    }
    case 'alamat': {
      // Offices differ on whether a space follows the full stop; none comes before it.
      return text.replace(/\bN O(?=[. ]{0,2}\d)/g, 'NO').replace(/\b(JL|NO|GG|KP|BLK) \./g, '$1.');
    }
    default: {
      return text;
    }
  }
}
