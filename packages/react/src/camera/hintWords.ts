import { type CameraTranslate, isCameraLabelKey } from '../labels/cameraLabels.ts';
import type { ShownHint } from './stabiliseHints.ts';

/** A hint in words. Where the same trouble has lasted, the words that help more, if there are any. */
export function hintWords(t: CameraTranslate, { hint, later }: ShownHint): string {
  const longer = `hints.${hint}.later`;
  return t(later && isCameraLabelKey(longer) ? longer : `hints.${hint}`);
}

/** How serious a hint is, for its look: nothing to do, something to change, or just right. */
export function hintLevel({ hint }: ShownHint): 'wait' | 'adjust' | 'hold' {
  if (hint === 'hold' || hint === 'captured') return 'hold';
  return hint === 'starting' || hint === 'no-card' ? 'wait' : 'adjust';
}
