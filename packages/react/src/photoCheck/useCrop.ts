'use client';
import type { Corners } from '@ktp-ocr/core';
import { useState } from 'react';
import type { PhotoCrop } from './cropPhoto.ts';
import { afterOneMore, AROUND, beginningWith, cornersAsShown, cornersInPhoto } from './turns.ts';

interface Crop {
  /** The part of the photo to use at present. */
  readonly crop: PhotoCrop;
  /** The corners as shown, or `null` for the whole photo. */
  readonly shown: Corners | null;
  /** Turns the photo by one more quarter. */
  readonly turn: () => void;
  /** Takes the corners after the person has moved them, as shown. */
  readonly move: (shown: Corners) => void;
  /** Switches between the whole photo and the card as found. */
  readonly cutOrLeave: () => void;
}

interface CropStart {
  /** Where the card was found. */
  readonly corners?: Corners | null | undefined;
  /** The crop chosen earlier, to continue from. */
  readonly crop?: PhotoCrop | null;
}

/** The crop a person wants; until they choose, the card as found. */
export function useCrop({ corners: found, crop: before }: CropStart): Crop {
  const [turns, setTurns] = useState(before?.turns ?? 0);
  const [chosen, setChosen] = useState<Pick<PhotoCrop, 'corners'> | null>(before ?? null);
  const corners = chosen ? chosen.corners : (found ?? null);
  return {
    crop: { corners, turns },
    shown: corners && cornersAsShown(corners, turns),
    turn: () => setTurns(afterOneMore(turns)),
    // Kept as places in the photo itself, because it may be turned again.
    move: (shown) => setChosen({ corners: beginningWith(turns, cornersInPhoto(shown, turns)) }),
    cutOrLeave: () => setChosen({ corners: corners ? null : (found ?? AROUND) }),
  };
}
