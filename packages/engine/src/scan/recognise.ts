import { KTP_LINES, type KtpLine } from '@ktp-ocr/core';
import type { CardRead } from '../read/cardRead.ts';
import { calibrated } from '../judge/confidence.ts';
import { doubtCutLines, isCutOff } from '../judge/cutOff.ts';
import { detectText } from '../find/detectText.ts';
import { faceCrop } from './faceCrop.ts';
import { fitCard } from '../find/fitCard.ts';
import { type Closer, readPart, smallCard } from './lookCloser.ts';
import type { PhotoArea } from './photoArea.ts';
import type { RgbImage } from '../image/rgbImage.ts';
import type { Models } from '../models/infer.ts';
import type { Pass } from '../models/pass.ts';
import { orient } from '../find/orient.ts';
import { mergeReadings } from '../judge/mergeReadings.ts';
import { photoFaults, WARNINGS } from '../judge/photoFaults.ts';
import { weighAgreement } from '../judge/weighAgreement.ts';
import { readCard } from '../read/readCard.ts';
import { readLines } from '../read/readLines.ts';
import { readStraightened } from '../read/readStraightened.ts';
import { assertOneKtp, assertReadable } from '../judge/refuse.ts';
import { noCard, type Sight } from '../judge/whyUnread.ts';

/** A card as read: the photo turned upright, and the position and text of each line on it. */
export interface RecognisedCard {
  /** Clockwise quarter turns that made the photo upright. */
  readonly turns: number;
  readonly values: CardRead['values'];
  readonly face: RgbImage | null;
  /** Warnings that the API would give about the photo in `WarnCardInfos`. */
  readonly warnings: readonly number[];
  /** The part of the photo that was examined more closely; if set, everything above refers to that part. */
  readonly part?: PhotoArea;
}

interface RecogniseCardOptions {
  readonly signal: AbortSignal;
  readonly withFace: boolean;
  /** Shows a part of the photo at full resolution, for a card that is small in it. */
  readonly closer?: Closer | null;
  /** Turns raw confidences into meaningful ones. Replaced only to measure the raw ones. */
  readonly calibrate?: typeof calibrated;
}

/** With fewer labels than this, or a poorly read line among these, the card is straightened and read again. */
const ENOUGH_ANCHORS = 11;
const CLEAR = 0.86;

function isWeak({ fit, values }: CardRead): boolean {
  const poor = KTP_LINES.filter((line) => line !== 'golDarah' && (values[line]?.confidence ?? 0) < CLEAR);
  return fit.anchors < ENOUGH_ANCHORS || (values.nik?.confidence ?? 0) < CLEAR || poor.length > 1;
}

/** What a second reading may improve. */
function weakLines({ values }: CardRead): ReadonlySet<KtpLine> {
  return new Set(KTP_LINES.filter((line) => values[line]?.missing || (values[line]?.confidence ?? 0) < CLEAR));
}

/**
 * Reads a KTP. It finds the text, turns the photo upright, fits the card to its labels, and cuts out and reads every
 * value. If the result is weak, it straightens the card and reads the weak lines once more.
 *
 * @throws {KtpError} `no-text`, `not-a-ktp`, `several-cards`; `card-invalid` for other cards, with their kind as
 * `detail`; `card-too-small`, `image-blurry` or `ocr-failed` if a KTP is there but hardly anything on it can be read;
 * and the signal's reason when aborted.
 */
export async function recognise(
  models: Models,
  photo: RgbImage,
  options: RecogniseCardOptions,
): Promise<RecognisedCard> {
  const { signal, withFace, calibrate = calibrated, closer = null } = options;
  signal.throwIfAborted();
  const { image, turns, boxes, already } = await orient({ models, image: photo, signal });
  const pass: Pass = { models, image, signal };
  let lines = await readLines(pass, boxes, 'quickly', already);
  let sight: Sight = { image, lines, boxes };
  let fit = fitCard(lines);
  if (!fit) {
    signal.throwIfAborted();
    const more = await detectText(models, image, 'detectAgain');
    lines = await readLines(pass, more.boxes, 'thoroughly');
    // The lines of both readers show why a card cannot be read.
    sight = { image, lines: [...sight.lines, ...lines], boxes: [...boxes, ...more.boxes] };
    fit = fitCard(lines);
  }
  const part = closer && smallCard(sight, fit, turns, closer);
  if (closer && part) {
    const near = await readPart(async () =>
      recognise(models, await closer.cut(part), { signal, withFace, calibrate, closer: null }),
    );
    if (near) return { ...near, part };
  }
  if (!fit) throw noCard(sight);
  assertOneKtp(lines, fit);
  let card = await readCard(pass, { lines, fit });
  if (isWeak(card)) {
    const again = await readStraightened(pass, fit, weakLines(card));
    if (again) card = mergeReadings(card, again);
  }
  const beyond = isCutOff(fit, image);
  const values = weighAgreement(calibrate(assertReadable(card, sight).values));
  return {
    turns,
    values: beyond ? doubtCutLines(values) : values,
    face: withFace ? faceCrop(image, fit) : null,
    warnings: [...(beyond ? [WARNINGS.cutOff] : []), ...photoFaults(image, fit)],
  };
}
