'use client';
import type { Corners } from '@ktp-ocr/core';
import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { Translate } from '../texts/translate.ts';
import { moveCorner } from './turns.ts';

interface CornerHandlesProps {
  readonly t: Translate;
  /** As shares of the box, in the order upper left, upper right, lower right, lower left. */
  readonly corners: Corners;
  readonly onMove: (corners: Corners) => void;
  /** A move has ended: for the announcement. */
  readonly onMoved: (name: string) => void;
  /** The box that the photo fills. */
  readonly box: RefObject<HTMLElement | null>;
  readonly helpId: string;
  /** Says which corner is under a finger, or `null`. */
  readonly onHold: (which: number | null) => void;
}

const NAMES = [
  'confirmPhoto.corner.topLeft',
  'confirmPhoto.corner.topRight',
  'confirmPhoto.corner.bottomRight',
  'confirmPhoto.corner.bottomLeft',
] as const;
const STEP = 0.01;
const LARGE_STEP = 0.05;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a pointer does to the corners: it grabs a knob, drags it and releases it. */
function useGrip({ t, corners, onMove, onMoved, box, onHold }: CornerHandlesProps) {
  // Where the finger grabbed the knob, relative to its centre, so that the corner does not jump to the finger.
  const [grip, setGrip] = useState<{ readonly which: number; readonly x: number; readonly y: number } | null>(null);
  const placeOf = (event: PointerEvent): { x: number; y: number } => {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  return {
    take(which: number, event: PointerEvent<HTMLButtonElement>): void {
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = placeOf(event);
      setGrip({ which, x: corners[which]!.x - at.x, y: corners[which]!.y - at.y });
      onHold(which);
    },
    drag(which: number, event: PointerEvent): void {
      if (grip?.which !== which) return;
      const at = placeOf(event);
      onMove(moveCorner(corners, which, { x: at.x + grip.x, y: at.y + grip.y }));
    },
    letGo(which: number): void {
      if (grip) onMoved(t(NAMES[which]!));
      setGrip(null);
      onHold(null);
    },
  };
}

/** Moves a corner when an arrow key is pressed. */
function pressArrow({ corners, onMove, onHold }: CornerHandlesProps, which: number, event: KeyboardEvent): void {
  const arrow = ARROWS[event.key];
  if (!arrow) return;
  event.preventDefault(); // the page must not scroll
  const by = event.shiftKey ? LARGE_STEP : STEP;
  const { x, y } = corners[which]!;
  onMove(moveCorner(corners, which, { x: x + arrow[0] * by, y: y + arrow[1] * by }));
  onHold(which);
}

/** Four knobs to drag, or to move with the arrow keys: by a hundredth of the photo per press, by five with Shift. */
export function CornerHandles(props: CornerHandlesProps) {
  const { t, corners, onMoved, helpId, onHold } = props;
  const { take, drag, letGo } = useGrip(props);
  return corners.map(({ x, y }, which) => (
    <button
      key={NAMES[which]}
      className="ktp-handle"
      type="button"
      aria-label={t(NAMES[which]!)}
      aria-describedby={helpId}
      // A corner found outside the photo: its knob stays where it can be grabbed.
      style={{ insetInlineStart: `clamp(0%, ${100 * x}%, 100%)`, insetBlockStart: `clamp(0%, ${100 * y}%, 100%)` }}
      onPointerDown={(event) => take(which, event)}
      onPointerMove={(event) => drag(which, event)}
      onPointerUp={() => letGo(which)}
      onPointerCancel={() => letGo(which)}
      onKeyDown={(event) => pressArrow(props, which, event)}
      onKeyUp={(event) => {
        if (ARROWS[event.key]) onMoved(t(NAMES[which]!));
      }}
      onBlur={() => onHold(null)}
    />
  ));
}
