import type { KtpDefaultField, KtpFieldName, KtpRecord, KtpRequiredOf, KtpSelection } from '@ktp-ocr/core';
import { createScanCore } from './createScanCore.ts';
import { photoActions, readingActions } from './readingActions.ts';
import { detourActions, returnActions, reviewActions } from './reviewActions.ts';
import type { Store } from '../shared/createStore.ts';
import type { KtpScan, KtpScanActions } from './scan.ts';
import type { KtpScanOptions } from './scanOptions.ts';
import type { KtpScanState } from './scanState.ts';

/** A scan with its actions separate from its store, so that they can be passed on without it. */
export interface ScanWithActions extends Pick<KtpScan, keyof Store<KtpScanState> | 'setOptions' | 'destroy'> {
  readonly actions: KtpScanActions;
}

export function createScanWithActions(options: KtpScanOptions): ScanWithActions {
  const core = createScanCore(options, () => readOnDevice());
  const detours = detourActions(core);
  const { readOnDevice, ...reading } = readingActions(core, detours.fillIn);
  const actions = { ...photoActions(core), ...reading, ...detours, ...returnActions(core), ...reviewActions(core) };
  return {
    ...core.store,
    actions,
    setOptions: core.setOptions,
    destroy() {
      actions.reset();
      core.recognition.destroy();
    },
  };
}

/**
 * The whole scan without a screen and without React: a photo, its check, its reading, the review, the record. In React
 * use `useKtpOcr`. Nothing happens before `choose` or `scan`; `destroy` stops everything.
 * `useKtpOcr` is this for React. Nothing happens before `choose` or `scan`; `destroy` stops everything.
 *
 * It uses a mutation of TanStack Query: temporary failures are retried after growing pauses, `Retry-After` is
 * respected, and without a network the scan waits. No photo, reading or record ever enters the client's cache.
 *
 * @example
 * ```ts
 * import { createScan } from '@ktp-ocr/react';
 *
 * const scan = createScan({ endpoint: '/api/ktp', onConfirm: save });
 * scan.subscribe(() => {
 *   const state = scan.getSnapshot();
 *   if (state.status === 'review') show(state.draft, state.open);
 *   if (state.status === 'failed') say(state.error.code);
 * });
 * scan.scan(file);
 * ```
 */
export function createScan<
  const Select extends KtpSelection = KtpDefaultField,
  const Required extends KtpFieldName = KtpRequiredOf<Select>,
>(options: KtpScanOptions<Select, Required, KtpRecord<Select, Required>>): KtpScan<KtpRecord<Select, Required>>;
export function createScan(options: KtpScanOptions): KtpScan {
  const { actions, ...scan } = createScanWithActions(options);
  return { ...scan, ...actions };
}
