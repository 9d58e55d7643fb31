'use client';
import {
  isKtpError,
  KtpError,
  type KtpDraft,
  type KtpFieldName,
  type KtpReading,
  type KtpRegions,
  type PreparedPhoto,
} from '@ktp-ocr/core';
import { QueryClient, QueryClientContext, useMutation } from '@tanstack/react-query';
import { startTransition, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { type CardKnowledge, knowledge, loadKnowledge } from '../review/loadKnowledge.ts';
import { usePlaceNames } from '../review/usePlaceNames.ts';
import type { KtpOcr, UseKtpOcrOptions } from './ktpOcr.ts';
import { isPrepared, prepareLazily, remoteLazily } from '../shared/loadScanWork.ts';
import { reviewOf } from '../review/fieldReview.ts';
import { localDay } from '../shared/localDay.ts';
import { IDLE, type ScanPhoto, scanReducer } from './scanState.ts';
import { useLatest } from '../shared/useLatest.ts';
import { useOwnedUrls } from '../shared/useOwnedUrls.ts';

const BACKOFF_MS = 1000;
const MOST_BACKOFF_MS = 30_000;

/** One run of a scan. Everything sensitive hangs on this object, never on the query client. */
interface Run {
  readonly id: number;
  readonly source: Blob | PreparedPhoto;
  /** By `deviceEngine`, since the person wanted it so. */
  readonly onDevice: boolean;
  readonly abort: AbortController;
  prepared: PreparedPhoto | null;
  /** What was read already: where only the rest failed, nothing is read, and billed, twice. */
  reading: KtpReading | null;
}

/**
 * The whole walk without a screen: prepare, recognise, review, confirm.
 *
 * It stands on a TanStack Query mutation: passing failures are tried again with growing pauses, `Retry-After` is kept to, and
 * without a network the scan waits. Inside a `QueryClientProvider` that client is used, otherwise one of its own. No photo,
 * reading or record ever enters the client's cache.
 */
export function useKtpOcr(options: UseKtpOcrOptions): KtpOcr {
  const latest = useLatest(options);
  const [state, dispatch] = useReducer(scanReducer, IDLE);
  const { previous } = state;
  const makeUrl = useOwnedUrls([
    state.photo?.url ?? null,
    state.faceUrl,
    previous?.photo?.url ?? null,
    previous?.faceUrl ?? null,
  ]);
  const run = useRef<Run | null>(null);
  const cancelled = useRef<Run | null>(null);
  const runs = useRef(0);
  const saving = useRef<KtpDraft | null>(null);
  const draft = useLatest(state.draft);

  const given = useContext(QueryClientContext);
  const [own] = useState(() => (given ? null : new QueryClient()));
  const client = given ?? own ?? undefined;
  // A provider mounts its client, which makes waiting scans go on once the network is back; so must ours be.
  useEffect(() => {
    own?.mount();
    return () => own?.unmount();
  }, [own]);
  const { endpoint } = options;
  const engine = useMemo(() => options.engine ?? remoteLazily(endpoint ?? ''), [options.engine, endpoint]);
  const today = useCallback(() => latest.current.today ?? localDay(), [latest]);

  const work = useCallback(
    async (current: Run): Promise<void> => {
      const { signal } = current.abort;
      const live = (): boolean => run.current === current;
      try {
        if (signal.aborted) throw new KtpError('client-closed');
        if (!current.prepared) {
          current.prepared = await prepareLazily(current.source, { ...latest.current.prepare, signal });
          if (live())
            dispatch({ type: 'prepared', photo: { prepared: current.prepared, url: makeUrl(current.prepared.blob) } });
        }
        // Fetched while the photo is on its way; what goes wrong with it is told after the reading.
        const card = loadKnowledge();
        card.catch(() => null);
        const { returnHeadImage, scene, deviceEngine } = latest.current;
        const reader = (current.onDevice && deviceEngine) || engine;
        current.reading ??= await reader.recognise(current.prepared, {
          signal,
          ...(returnHeadImage === undefined ? {} : { returnHeadImage }),
          ...(scene ? { scene } : {}),
          onProgress: (progress) => {
            if (live()) dispatch({ type: 'progress', progress });
          },
        });
        const { reading } = current;
        const { normalise } = await card;
        if (!live()) return;
        const face = reading.face
          ? makeUrl(new Blob([reading.face as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }))
          : null;
        const draftRead = normalise(reading, { today: today() });
        // The form is made in pieces, so that a slow phone is not held up.
        startTransition(() => dispatch({ type: 'read', draft: draftRead, faceUrl: face }));
      } catch (cause) {
        throw isKtpError(cause) ? cause : new KtpError('ocr-failed', { cause });
      }
    },
    [engine, latest, makeUrl, today],
  );

  const mutation = useMutation<void, KtpError, number>(
    {
      mutationKey: ['ktp-ocr'],
      // A replaced scan may still be waiting for its next try: it must find nothing left to do.
      mutationFn: (id) => (run.current?.id === id ? work(run.current) : Promise.resolve()),
      // Preparing needs no network: only what fails for want of one waits until it is back.
      networkMode: engine.runsOn === 'device' ? 'always' : 'offlineFirst',
      // After a time-out the call may have been billed: trying it again is the person's decision.
      retry: (count, error) =>
        error.retryable && error.code !== 'upstream-timeout' && count < (latest.current.retries ?? 2),
      retryDelay: (count, error) =>
        error.retryAfter === null ? Math.min(MOST_BACKOFF_MS, BACKOFF_MS * 2 ** count) : error.retryAfter * 1000,
      gcTime: 0,
    },
    client,
  );
  const { mutate, reset: forget } = mutation;

  const stop = useCallback(() => {
    run.current?.abort.abort();
    runs.current += 1;
    run.current = null;
    cancelled.current = null;
    saving.current = null;
    forget();
  }, [forget]);
  useEffect(
    () => () => {
      run.current?.abort.abort();
      run.current = null;
      cancelled.current = null;
      saving.current = null;
    },
    [],
  );

  const start = useCallback(
    (source: Blob | PreparedPhoto, photo: ScanPhoto, onDevice: boolean) => {
      stop();
      runs.current += 1;
      const current: Run = {
        id: runs.current,
        source,
        onDevice,
        abort: new AbortController(),
        prepared: photo.prepared,
        reading: null,
      };
      run.current = current;
      dispatch({ type: 'begin', photo, runsOn: onDevice ? 'device' : engine.runsOn });
      mutate(current.id, {
        onError: (error) => {
          if (run.current !== current) return;
          dispatch({ type: 'failed', error });
          latest.current.onError?.(error);
        },
      });
    },
    [engine, latest, mutate, stop],
  );

  const { learn, ...actions } = useMemo(() => {
    const edit = (change: (card: CardKnowledge, current: KtpDraft) => KtpDraft): void => {
      const card = knowledge();
      if (draft.current && card) {
        draft.current = change(card, draft.current);
        dispatch({ type: 'drafted', draft: draft.current });
      }
    };
    return {
      scan(photo: Blob | PreparedPhoto) {
        const prepared = isPrepared(photo) ? photo : null;
        start(photo, { prepared, url: makeUrl(isPrepared(photo) ? photo.blob : photo) }, false);
      },
      reset() {
        stop();
        dispatch({ type: 'reset' });
      },
      fillIn() {
        stop();
        const mine = runs.current;
        loadKnowledge().then(
          ({ normalise }) => {
            if (runs.current === mine) dispatch({ type: 'drafted', draft: normalise(null, { today: today() }) });
          },
          (error: KtpError) => {
            if (runs.current === mine) dispatch({ type: 'failed', error });
          },
        );
      },
      setField: (field: KtpFieldName, value: string) => edit((card, current) => card.setField(current, field, value)),
      accept: (field: KtpFieldName, suggestion = 0) => edit((card, current) => card.accept(current, field, suggestion)),
      keep: (field: KtpFieldName) => edit((card, current) => card.keep(current, field)),
      undo: (field: KtpFieldName) => edit((card, current) => card.undo(current, field)),
      learn: (names: KtpRegions) => edit((card, current) => card.withRegions(current, names)),
      backToReview() {
        stop();
        dispatch({ type: 'back' });
      },
      confirm(): readonly KtpFieldName[] {
        const card = knowledge();
        if (!card || !draft.current || saving.current) return [];
        const result = card.confirm(draft.current, { select: latest.current.select });
        if (!result.ok) return result.blocking;
        const { record } = result;
        const mine = draft.current;
        saving.current = mine;
        dispatch({ type: 'saving' });
        Promise.resolve()
          .then(() => latest.current.onConfirm?.(record))
          .then(
            () => {
              if (saving.current !== mine) return;
              stop();
              dispatch({ type: 'confirmed', record });
            },
            (cause: unknown) => {
              if (saving.current !== mine) return;
              saving.current = null;
              dispatch({
                type: 'saveFailed',
                error: isKtpError(cause) ? cause : new KtpError('upstream-unavailable', { cause }),
              });
            },
          );
        return [];
      },
    };
  }, [draft, latest, makeUrl, start, stop, today]);

  const cancel = useCallback(() => {
    const stopped = run.current ?? cancelled.current;
    stop();
    cancelled.current = stopped;
    dispatch({ type: 'cancelled' });
  }, [stop]);
  const shown = state.photo;
  const again = useCallback(
    (onDevice?: boolean) => {
      const last = run.current ?? cancelled.current;
      if (last && shown) start(last.source, { prepared: last.prepared, url: shown.url }, onDevice ?? last.onDevice);
    },
    [shown, start],
  );
  const retry = useCallback(() => again(), [again]);
  const { record } = state;
  const reopen = useCallback(() => {
    const card = knowledge();
    if (record && card) dispatch({ type: 'drafted', draft: card.recordDraft(record, today()) });
  }, [record, today]);

  const { draft: current } = state;
  const open = (current && knowledge()?.openFields(current)) ?? [];
  const lookUpPlaces = usePlaceNames(current, open, learn);
  const getFieldProps: KtpOcr['getFieldProps'] = (field) => ({
    name: field,
    value: current?.fields[field].value ?? '',
    onChange: (event) => actions.setField(field, event.target.value),
    'aria-invalid': current?.fields[field].issues.some(({ severity }) => severity === 'error') ?? false,
    'data-review': current ? reviewOf(current.fields[field]) : 'missing',
  });

  const { deviceEngine } = options;
  const isUnread = state.status !== 'idle' && current === null && state.record === null && shown !== null;
  const running = state.status === 'preparing' || state.status === 'recognising';
  return {
    ...state,
    ...actions,
    previousDraft: previous?.draft ?? null,
    runsOn: state.status === 'idle' ? engine.runsOn : state.runsOn,
    readOnDevice: deviceEngine && isUnread && state.runsOn !== 'device' ? () => again(true) : null,
    open,
    lookUpPlaces,
    error: running ? mutation.failureReason : state.error,
    paused: running && mutation.isPaused,
    photo: state.photo?.prepared ?? null,
    photoUrl: state.photo?.url ?? null,
    cancel,
    retry,
    reopen,
    getFieldProps,
  } as KtpOcr;
}
