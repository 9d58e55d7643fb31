import type { CameraTranslate } from '../labels/cameraLabels.ts';
import type { KtpHint } from './hintOf.ts';
import type { ShownHint } from './stabiliseHints.ts';

/** Hints that say all there is to say the first time. */
type Plain = 'starting' | 'off-centre' | 'turned' | 'hold' | 'captured';
const PLAIN: ReadonlySet<KtpHint> = new Set<Plain>(['starting', 'off-centre', 'turned', 'hold', 'captured']);
const saysMore = (hint: KtpHint): hint is Exclude<KtpHint, Plain> => !PLAIN.has(hint);

/** A hint in words. Where the same trouble has lasted, the words that help more, if there are any. */
export function hintWords(t: CameraTranslate, { hint, later }: ShownHint): string {
  return later && saysMore(hint) ? t(`hints.${hint}.later`) : t(`hints.${hint}`);
}

/** How serious a hint is, for its look: nothing to do, something to change, or just right. */
export function hintLevel({ hint }: ShownHint): 'wait' | 'adjust' | 'hold' {
  if (hint === 'hold' || hint === 'captured') return 'hold';
  return hint === 'starting' || hint === 'no-card' ? 'wait' : 'adjust';
}
