'use client';
import { useEffect, useState } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';
import { useStore } from '../shared/useStore.ts';
import { createPhone, type Phone, type PhoneOptions, type PhoneState } from './createPhone.ts';

/** The phone's side of a hand-over, for a component. */
export function useHandoverPhone(options: PhoneOptions): PhoneState & { readonly phone: Phone } {
  const [phone] = useState(() => createPhone(options));
  const state = useStore(phone);
  useBeforePaint(() => phone.setOptions(options));
  useEffect(() => phone.start(), [phone]);
  return { ...state, phone };
}
