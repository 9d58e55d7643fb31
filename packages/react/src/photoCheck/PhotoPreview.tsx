'use client';
import type { Corners } from '@ktp-ocr/core';
import { type CSSProperties, useRef, useState } from 'react';
import type { Translate } from '../texts/translate.ts';
import { CornerHandles } from './CornerHandles.tsx';
import { TurnedPhoto } from './TurnedPhoto.tsx';
import type { Turns } from './turns.ts';

interface PhotoPreviewProps {
  readonly t: Translate;
  readonly url: string;
  readonly turns: Turns;
  /** Corners as they are shown, or `null` for the whole photo. */
  readonly corners: Corners | null;
  readonly zoomed: boolean;
  /** Of the words that tell how corners are moved. */
  readonly helpId: string;
  readonly onMove: (corners: Corners) => void;
  readonly onAnnounce: ((text: string) => void) | undefined;
}

/** The photo, turned as it is wanted, with the frame that will be cut out. Zoomed in it scrolls, by keyboard too. */
export function PhotoPreview({ t, url, turns, corners, zoomed, helpId, onMove, onAnnounce }: PhotoPreviewProps) {
  const [aspect, setAspect] = useState(4 / 3);
  const [held, setHeld] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const shown = turns % 2 === 1 ? 1 / aspect : aspect;
  const photo = (alt: string) => (
    <TurnedPhoto url={url} alt={alt} turns={turns} aspect={aspect} onSize={(w, h) => setAspect(w / Math.max(1, h))} />
  );
  const outline = corners?.map(({ x, y }) => `${1000 * x} ${1000 * y}`).join('L');
  const at = corners && held !== null ? corners[held]! : null;
  return (
    <div
      className="ktp-photo ktp-preview"
      data-zoom={zoomed ? '' : undefined}
      {...(zoomed ? { tabIndex: 0, role: 'group', 'aria-label': t('confirmPhoto.zoom') } : {})}
    >
      <div ref={box} className="ktp-preview-box" style={{ '--ktp-aspect': shown } as CSSProperties}>
        {photo(t(corners ? 'confirmPhoto.image' : 'errors.sent'))}
        {corners ? (
          <>
            <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
              <path className="ktp-preview-veil" fillRule="evenodd" d={`M0 0H1000V1000H0ZM${outline}Z`} />
              <path className="ktp-preview-line" vectorEffect="non-scaling-stroke" d={`M${outline}Z`} />
            </svg>
            <CornerHandles
              t={t}
              corners={corners}
              onMove={onMove}
              onMoved={(corner) => onAnnounce?.(t('announce.corner.moved', { corner }))}
              box={box}
              helpId={helpId}
              onHold={setHeld}
            />
          </>
        ) : null}
        {at && !zoomed ? (
          // What the finger covers, at the far side of the photo.
          <div className="ktp-glass" data-side={at.x < 0.5 ? 'end' : 'start'} aria-hidden="true">
            <div
              style={{
                insetInlineStart: `calc(50% - ${250 * at.x}cqw)`,
                insetBlockStart: `calc(50% - ${250 * at.y}cqh)`,
              }}
            >
              {photo('')}
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}
