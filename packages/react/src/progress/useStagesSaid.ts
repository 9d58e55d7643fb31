'use client';
import type { KtpProgress } from '@ktp-ocr/core';
import { useEffect } from 'react';
import type { KtpLabelKey, Translate } from '../texts/translate.ts';

const WORDS: Readonly<Partial<Record<KtpProgress['stage'], KtpLabelKey>>> = {
  sending: 'reading.send',
  queued: 'reading.queue',
  loading: 'reading.model',
  reading: 'reading.read',
};

/** Announces each stage as it begins, when half of the photo has been sent, and when the network is back. */
export function useStagesSaid(
  progress: KtpProgress | null,
  isWaiting: boolean,
  t: Translate,
  onAnnounce: (text: string) => void,
): void {
  const stage = progress?.stage ?? null;
  const isHalf = progress?.stage === 'sending' && progress.sent * 2 >= progress.total && progress.sent < progress.total;
  useEffect(() => {
    const words = stage && WORDS[stage];
    if (words) onAnnounce(t('announce.stage', { stage: t(words) }));
    // Once for each stage, even if the language changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage]);
  useEffect(() => {
    if (isHalf) onAnnounce(t('announce.upload.half'));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isHalf]);
  useEffect(() => {
    if (!isWaiting) return;
    return () => onAnnounce(t('announce.online'));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isWaiting]);
}
