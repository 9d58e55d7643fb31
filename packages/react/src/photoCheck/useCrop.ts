'use client';
import type { Corners } from '@ktp-ocr/core';
import { useState } from 'react';
import type { PhotoCrop } from './cropPhoto.ts';
import { afterOneMore, AROUND, beginningWith, cornersAsShown, cornersInPhoto } from './turns.ts';

interface Crop {
  /** What is to be used of the photo now. */
  readonly crop: PhotoCrop;
  /** The corners as they are shown, or `null` for the whole photo. */
  readonly shown: Corners | null;
  /** Turns the photo by one more quarter. */
  readonly turn: () => void;
  /** Takes corners as they were moved where they are shown. */
  readonly move: (shown: Corners) => void;
  /** Leaves the photo whole, where a part was to be cut out; else cuts out where the card was found. */
  readonly cutOrLeave: () => void;
}

interface CropStart {
  /** Where the card was found. */
  readonly corners?: Corners | null | undefined;
  /** What was wanted before, to go on from there. */
  readonly crop?: PhotoCrop | null;
}

/** What a person wants of a photo; until they say, the card as it was found. */
export function useCrop({ corners: found, crop: before }: CropStart): Crop {
  const [turns, setTurns] = useState(before?.turns ?? 0);
  const [chosen, setChosen] = useState<Pick<PhotoCrop, 'corners'> | null>(before ?? null);
  const corners = chosen ? chosen.corners : (found ?? null);
  return {
    crop: { corners, turns },
    shown: corners && cornersAsShown(corners, turns),
    turn: () => setTurns(afterOneMore(turns)),
    // Kept as places of the photo itself: it may be turned again.
    move: (shown) => setChosen({ corners: beginningWith(turns, cornersInPhoto(shown, turns)) }),
    cutOrLeave: () => setChosen({ corners: corners ? null : (found ?? AROUND) }),
  };
}
