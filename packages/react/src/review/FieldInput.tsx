'use client';
import type { KtpFieldName } from '@ktp-ocr/core';
import { type ComponentProps, useRef } from 'react';
import { useBeforePaint } from '../shared/useBeforePaint.ts';
import { CHOICES, controlOf, groupNik, shownValue, typedValue } from './fieldControls.ts';

/**
 * Neither a browser nor a password manager fills in what was read from a card: a value of theirs is no value of it.
 * Each reads a mark of its own: 1Password, LastPass, Bitwarden, Dashlane, Proton Pass.
 */
const NOT_FILLED_IN = {
  autoComplete: 'off',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
  'data-form-type': 'other',
  'data-protonpass-ignore': 'true',
} as const;

interface FieldInputProps {
  readonly id: string;
  readonly name: KtpFieldName;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /**
   * Offered while typing; anything else may be written. Empty where there will be some: a screen reader is told of them
   * from the first.
   */
  readonly choices?: readonly string[] | undefined;
  /** The empty choice of a list. */
  readonly choose: string;
}

/** The NIK in groups of four. The caret stays at its digit, and what is copied are the sixteen digits. */
function NikInput({ id, name, value, onChange, invalid, describedBy }: FieldInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  useBeforePaint(() => {
    if (caret.current === null || !input.current) return;
    const at = groupNik(value.slice(0, caret.current)).length;
    input.current.setSelectionRange(at, at);
    caret.current = null;
  });
  return (
    <input
      ref={input}
      id={id}
      name={name}
      inputMode="numeric"
      {...NOT_FILLED_IN}
      spellCheck={false}
      value={groupNik(value)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => {
        const { value: typed, selectionStart } = event.target;
        caret.current = typed.slice(0, selectionStart ?? typed.length).replace(/\s/g, '').length;
        onChange(typedValue(name, typed));
      }}
      onCopy={(event) => {
        const { selectionStart, selectionEnd, value: text } = event.currentTarget;
        event.clipboardData.setData(
          'text/plain',
          text.slice(selectionStart ?? 0, selectionEnd ?? undefined).replace(/\s/g, ''),
        );
        event.preventDefault();
      }}
    />
  );
}

/**
 * A list of the words a card can say; what is printed and is none of them stays to be chosen. A browser that translates
 * the page may not change them: without a `value` an option's text would be recorded.
 */
function ChoiceInput({
  name,
  printed,
  choose,
  ...shared
}: ComponentProps<'select'> & { readonly name: KtpFieldName; readonly printed: string; readonly choose: string }) {
  const words = CHOICES[name] ?? [];
  const own = printed !== '' && !words.includes(printed) ? [printed] : [];
  return (
    <select {...shared} name={name}>
      <option value="">{choose}</option>
      {[...own, ...words].map((choice) => (
        <option key={choice} value={choice} translate="no">
          {choice}
        </option>
      ))}
    </select>
  );
}

function TextInput({
  choices,
  ...shared
}: ComponentProps<'input'> & { readonly choices: readonly string[] | undefined }) {
  const list = choices ? `${shared.id}-choices` : undefined;
  return (
    <>
      <input {...shared} type="text" spellCheck={false} list={list} />
      {choices ? (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} translate="no">
              {choice}
            </option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}

/** The control a field is entered with: a list keeps what is printed, a date is typed as printed, long texts grow. */
export function FieldInput(props: FieldInputProps) {
  const { id, name, value, onChange, choices, invalid, describedBy, choose } = props;
  const control = controlOf(name);
  if (control === 'nik') return <NikInput {...props} />;
  const shared = {
    id,
    name,
    value: shownValue(name, value),
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    ...NOT_FILLED_IN,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange(typedValue(name, event.target.value)),
  };
  if (control === 'area') return <textarea {...shared} rows={1} spellCheck={false} />;
  if (control === 'choice') return <ChoiceInput {...shared} printed={value} choose={choose} />;
  return <TextInput {...shared} choices={choices} />;
}
