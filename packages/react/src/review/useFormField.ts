'use client';
import type { KtpFieldName } from '@ktp-ocr/core';
import { type RefObject, useEffect } from 'react';
import { useLatest } from '../shared/useLatest.ts';

/**
 * What a field is to the form of the page around it: it sends the value itself, or nothing where no record holds it,
 * where the input shows it in groups or as the card prints it; and while there is a problem the browser does not let
 * the form be sent, and says why.
 */
export function useFormField(
  root: RefObject<HTMLElement | null>,
  name: KtpFieldName,
  value: string,
  { problem, sent }: { readonly problem: string; readonly sent: boolean },
): void {
  const latest = useLatest(value);
  useEffect(() => {
    root.current?.querySelector<HTMLInputElement>(`[name='${name}']`)?.setCustomValidity(problem);
  }, [root, name, problem]);
  useEffect(() => {
    const form = root.current?.closest('form');
    const send = ({ formData }: FormDataEvent): void =>
      sent ? formData.set(name, latest.current) : formData.delete(name);
    form?.addEventListener('formdata', send);
    return () => form?.removeEventListener('formdata', send);
  }, [root, name, sent, latest]);
}
