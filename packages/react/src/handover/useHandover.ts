'use client';
import { useEffect, useState } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';
import { useStore } from '../shared/useStore.ts';
import { createDesk, type Desk, type DeskOptions, type HandoverState } from './createDesk.ts';

/** The desk's side of a hand-over, for a component. */
export function useHandover(options: DeskOptions): HandoverState & { readonly desk: Desk } {
  const [desk] = useState(() => createDesk(options));
  const state = useStore(desk);
  useBeforePaint(() => desk.setOptions(options));
  useEffect(() => desk.cancel, [desk]);
  return { ...state, desk };
}
