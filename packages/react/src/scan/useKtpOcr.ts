'use client';
import type { KtpDefaultField, KtpFieldName, KtpRecord, KtpRequiredOf, KtpSelection } from '@ktp-ocr/core';
import { QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';
import { useStore } from '../shared/useStore.ts';
import { createScanWithActions } from './createScan.ts';
import { fieldPropsOf } from './fieldProps.ts';
import type { KtpOcr } from './ktpOcr.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';

/**
 * The whole scan without a screen: choose, check, prepare, recognise, review, confirm.
 *
 * It is `createScan` for React. Inside a `QueryClientProvider` it uses that client, otherwise one of its own.
 * No photo, reading or record ever enters the client's cache.
 */
export function useKtpOcr<
  const Select extends KtpSelection = KtpDefaultField,
  const Required extends KtpFieldName = KtpRequiredOf<Select>,
>(options: UseKtpOcrOptions<Select, Required, KtpRecord<Select, Required>>): KtpOcr<KtpRecord<Select, Required>>;
export function useKtpOcr(options: UseKtpOcrOptions): KtpOcr {
  const client = useContext(QueryClientContext);
  const [scan] = useState(() => createScanWithActions({ ...options, client }));
  const state = useStore(scan);
  useBeforePaint(() => scan.setOptions(options));
  useEffect(() => scan.destroy, [scan]);
  return useMemo(
    () => ({ ...state, ...scan.actions, getFieldProps: (field) => fieldPropsOf(scan.actions, state, field) }),
    [scan, state],
  );
}
