'use client';
import type { Turns } from './turns.ts';

interface TurnedPhotoProps {
  readonly url: string;
  readonly alt: string;
  readonly turns: Turns;
  /** Width by height of the photo itself. */
  readonly aspect: number;
  readonly onSize?: (width: number, height: number) => void;
}

/** A photo turned by quarters that fills a box of the turned proportions. */
export function TurnedPhoto({ url, alt, turns, aspect, onSize }: TurnedPhotoProps) {
  const across = turns % 2 === 1;
  return (
    <img
      className="ktp-turned"
      src={url}
      alt={alt}
      draggable={false}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onSize?.(naturalWidth, naturalHeight)}
      style={{
        inlineSize: across ? `${100 * aspect}%` : '100%',
        blockSize: across ? `${100 / aspect}%` : '100%',
        transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
      }}
    />
  );
}
