'use client';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { KtpHandoverLabelKey } from '../texts/handoverLabels.ts';
import type { Translate } from '../texts/translate.ts';
import type { DeskNumber } from './createDesk.ts';

interface NumberFormProps {
  readonly number: DeskNumber;
  readonly onNumber: (number: string) => void;
  readonly t: Translate<KtpHandoverLabelKey>;
}

const DIGITS = 4;

/** What is wrong with the entered number; empty while it is being typed. */
function problemOf(number: DeskNumber, isTooShort: boolean, t: NumberFormProps['t']): string {
  if (isTooShort) return t('handover.number.short');
  if (number.at === 'wrong') return t('handover.number.wrong', { n: number.triesLeft });
  return number.at === 'unchecked' ? t('handover.number.unchecked') : '';
}

/** Where the phone's number is entered: only a person who can see that phone gets the photo. */
export function NumberForm({ number, onNumber, t }: NumberFormProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isTooShort, setTooShort] = useState(false);
  // The code, which had the focus, has made way for it.
  useEffect(() => {
    const { activeElement } = document;
    const section = input.current?.closest('section');
    if (activeElement === document.body || section?.contains(activeElement)) input.current?.focus();
  }, []);
  // A wrong number is selected, so that typing replaces it.
  useEffect(() => {
    if (number.at === 'wrong') input.current?.select();
  }, [number]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTooShort(typed.length < DIGITS);
    if (typed.length < DIGITS) input.current?.focus();
    else if (number.at !== 'checking') onNumber(typed);
  };
  const problem = problemOf(number, isTooShort, t);
  return (
    <form className="ktp-handover-number" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('handover.number')}</label>
      <div className="ktp-handover-digits">
        <div className="ktp-pair">
          <input
            id={id}
            ref={input}
            value={typed}
            onChange={({ target }) => {
              setTooShort(false);
              setTyped(target.value.replace(/\D/g, '').slice(0, DIGITS));
            }}
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={`${id}-more ${id}-problem`}
            aria-invalid={problem !== ''}
          />
        </div>
        <button className="ktp-btn" data-kind="primary" type="submit" aria-disabled={number.at === 'checking'}>
          {t('handover.number.check')}
        </button>
      </div>
      <p className="ktp-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <p className="ktp-note" id={`${id}-more`}>
        {t('handover.number.more')}
      </p>
    </form>
  );
}
