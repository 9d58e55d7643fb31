import type { Frame } from '@ktp-ocr/core/kit';
import { type SpecimenPerson, specimenSvg } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { between, type Random } from './grounds.ts';

const CARD_WIDTH = 1200;
/** Where the face photo is, in the units of the specimen. */
export const FACE = { left: 602, top: 106, width: 196, height: 252 } as const;

/** A strong red or blue behind a round shape, as on real cards: its edge is stronger than the card's pale rim. */
function facePhoto(random: Random): string {
  const { left, top, width, height } = FACE;
  const ground = ['#c4161c', '#d8232a', '#1d3fb5', '#2457d6'][Math.trunc(random() * 4)]!;
  const middle = left + width / 2;
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ground}"/>
<ellipse cx="${middle}" cy="${top + 100}" rx="50" ry="64" fill="#b98a66"/><ellipse cx="${middle}" cy="${top + 62}" rx="54" ry="38" fill="#1c1714"/>
<path fill="#e8e8ea" d="M${left + 14} ${top + height}q10 -78 84 -78t84 78z"/>`;
}

/** The tint of the card, with fine waves all over it. */
function tint(random: Random): string {
  const blue = `rgb(${Math.round(between(random, 165, 205))} ${Math.round(between(random, 205, 226))} 236)`;
  const waves = Array.from({ length: 34 }, (_, i) => `M0 ${i * 17}q107 -26 214 0t214 0t214 0t214 0`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="856" height="540"><rect width="856" height="540" fill="${blue}"/><path d="${waves}" stroke="#8fb4cc" stroke-opacity=".6" fill="none"/></svg>`;
}

/** A specimen in the colours of a card, with a face photo whose edges are stronger than its rim. */
export async function drawTintedCard(person: SpecimenPerson, random: Random): Promise<Frame> {
  const drawn = specimenSvg(person).replace('</svg>', `${facePhoto(random)}</svg>`);
  const { data, info } = await sharp(Buffer.from(drawn), { density: (72 * CARD_WIDTH) / 856 })
    .resize(CARD_WIDTH)
    .composite([
      {
        input: await sharp(Buffer.from(tint(random)))
          .resize(CARD_WIDTH)
          .png()
          .toBuffer(),
        blend: 'multiply',
      },
    ])
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}
