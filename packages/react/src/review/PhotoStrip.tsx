'use client';
import type { PhotoBox, PreparedPhoto } from '@ktp-ocr/core';

interface PhotoStripProps {
  readonly photo: PreparedPhoto;
  readonly photoUrl: string;
  readonly box: PhotoBox;
  /** About there: the box is from the card's layout, and has its room already. */
  readonly approximate: boolean;
  readonly label: string;
}

/** Room around a line, in its heights. */
const AROUND = 0.35;

/** The part of the photo a field was read from, to compare letter by letter. */
export function PhotoStrip({ photo, photoUrl, box, approximate, label }: PhotoStripProps) {
  const [x, y, width, height] = box;
  if (height > width) return null; // the photo lies on its side: a strip of it would not help anybody
  const room = approximate ? 0 : height * AROUND;
  return (
    <svg
      className="ktp-strip"
      data-approximate={approximate || undefined}
      viewBox={`${x - room} ${y - room} ${width + 2 * room} ${height + 2 * room}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={label}
    >
      <image href={photoUrl} width={photo.width} height={photo.height} />
    </svg>
  );
}
