import { confirmDraft, type KtpFormValue, type KtpRecord, KtpResultForm, KtpScanner } from '@ktp-ocr/react';
import type { UseKtpOcrOptions } from '@ktp-ocr/react';
import { useForm } from '@tanstack/react-form';
import type { ReactNode } from 'react';

export interface SignUpProps {
  /** Usually `{ endpoint: '/api/ktp' }`. */
  readonly scan: UseKtpOcrOptions;
  readonly onSubmit: (values: { readonly email: string; readonly ktp: KtpRecord }) => void;
}

interface SignUpValues {
  email: string;
  ktp: KtpRecord | null;
}

function Problems({ of }: { readonly of: readonly (string | undefined)[] }): ReactNode {
  return of.map((problem) => (
    <p key={problem} role="alert">
      {problem}
    </p>
  ));
}

const NOTHING: SignUpValues = { email: '', ktp: null };

/** The scanner in a form of TanStack Form: the record it hands over is one value of the form. */
export function SignUp({ scan, onSubmit }: SignUpProps): ReactNode {
  const form = useForm({
    defaultValues: NOTHING,
    onSubmit({ value: { email, ktp } }) {
      if (ktp) onSubmit({ email, ktp });
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      <form.Field name="email" validators={{ onSubmit: ({ value }) => (value ? undefined : 'Isi email Anda.') }}>
        {({ state, handleChange, handleBlur }) => (
          <>
            <label>
              Email{' '}
              <input
                type="email"
                value={state.value}
                onBlur={handleBlur}
                onChange={({ target }) => handleChange(target.value)}
              />
            </label>
            <Problems of={state.meta.errors} />
          </>
        )}
      </form.Field>
      <form.Field
        name="ktp"
        validators={{ onSubmit: ({ value }) => (value ? undefined : 'Konfirmasi data KTP Anda dulu.') }}
      >
        {({ state, handleChange }) => (
          <>
            <KtpScanner {...scan} onConfirm={(record) => handleChange(record)} />
            <Problems of={state.meta.errors} />
          </>
        )}
      </form.Field>
      <button type="submit">Daftar</button>
    </form>
  );
}

export interface CorrectionProps {
  /** A record confirmed before, or `null` to enter everything by hand. */
  readonly known: KtpFormValue;
  readonly onSubmit: (record: KtpRecord) => void;
}

/** The review alone as a field: its draft is the form's value, and a draft with open doubts is not sent. */
export function Correction({ known, onSubmit }: CorrectionProps): ReactNode {
  const form = useForm({
    defaultValues: { ktp: known },
    onSubmit({ value: { ktp } }) {
      const result = ktp && 'fields' in ktp ? confirmDraft(ktp) : null;
      if (result?.ok) onSubmit(result.record);
    },
  });
  const isConfirmed = (ktp: KtpFormValue): boolean => ktp !== null && 'fields' in ktp && confirmDraft(ktp).ok;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      <form.Field
        name="ktp"
        validators={{ onSubmit: ({ value }) => (isConfirmed(value) ? undefined : 'Periksa isian KTP yang ditandai.') }}
      >
        {({ state, handleChange }) => (
          <KtpResultForm value={state.value} onChange={handleChange}>
            <Problems of={state.meta.errors} />
          </KtpResultForm>
        )}
      </form.Field>
      <button type="submit">Simpan</button>
    </form>
  );
}
