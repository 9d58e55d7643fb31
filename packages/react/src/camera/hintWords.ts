import type { CameraTranslate } from '../texts/cameraLabels.ts';
import type { ShownHint } from './stabiliseHints.ts';

/** A hint in words. If the same trouble persists, more helpful words, if there are any. */
export function hintWords(t: CameraTranslate, { hint, later }: ShownHint): string {
  const more = `hints.${hint}.later`;
  return t(later && t.has(more) ? more : `hints.${hint}`);
}

/** How serious a hint is, for its look: nothing to do, something to change, or just right. */
export function hintLevel({ hint }: ShownHint): 'wait' | 'adjust' | 'hold' {
  if (hint === 'hold' || hint === 'captured') return 'hold';
  return hint === 'starting' || hint === 'no-card' || hint === 'focusing' ? 'wait' : 'adjust';
}
