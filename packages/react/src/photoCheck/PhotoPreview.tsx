'use client';
import type { Corners } from '@ktp-ocr/core';
import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
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
  /** The id of the text that explains how to move the corners. */
  readonly helpId: string;
  readonly onMove: (corners: Corners) => void;
  readonly onAnnounce: ((text: string) => void) | undefined;
}

/** A line around what will be cut out, and a veil over the rest. */
function Outline({ corners }: { readonly corners: Corners }) {
  const outline = corners.map(({ x, y }) => `${1000 * x} ${1000 * y}`).join('L');
  return (
    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      <path className="ktp-preview-veil" fillRule="evenodd" d={`M0 0H1000V1000H0ZM${outline}Z`} />
      <path className="ktp-preview-line" vectorEffect="non-scaling-stroke" d={`M${outline}Z`} />
    </svg>
  );
}

/** What the finger covers, enlarged at the far side of the photo. */
function Glass({ at: { x, y }, children }: { readonly at: Corners[number]; readonly children: ReactNode }) {
  return (
    <div className="ktp-glass" data-side={x < 0.5 ? 'end' : 'start'} aria-hidden="true">
      <div style={{ insetInlineStart: `calc(50% - ${250 * x}cqw)`, insetBlockStart: `calc(50% - ${250 * y}cqh)` }}>
        {children}
      </div>
    </div>
  );
}

/** The photo, turned as wanted, with the frame that will be cut out. When zoomed it scrolls, by keyboard too. */
export function PhotoPreview({ t, url, turns, corners, zoomed, helpId, onMove, onAnnounce }: PhotoPreviewProps) {
  const [aspect, setAspect] = useState(4 / 3);
  const [held, setHeld] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const shown = turns % 2 === 1 ? 1 / aspect : aspect;
  const photo = (alt: string) => (
    <TurnedPhoto url={url} alt={alt} turns={turns} aspect={aspect} onSize={(w, h) => setAspect(w / Math.max(1, h))} />
  );
  const at = corners && held !== null ? corners[held] : undefined;
  const onMoved = (corner: string): void => onAnnounce?.(t('announce.corner.moved', { corner }));
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
            <Outline corners={corners} />
            <CornerHandles {...{ t, corners, onMove, onMoved, box, helpId }} onHold={setHeld} />
          </>
        ) : null}
        {at && !zoomed ? <Glass at={at}>{photo('')}</Glass> : null}
      </div>
    </div>
  );
}
