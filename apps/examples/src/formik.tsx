import { type KtpRecord, KtpScanner, type UseKtpOcrOptions } from '@ktp-ocr/react';
import { Field, Form, Formik } from 'formik';
import type { ReactNode } from 'react';

export interface RegistrationProps {
  /** Usually `{ endpoint: '/api/ktp' }`. */
  readonly scan: UseKtpOcrOptions;
  readonly onSubmit: (values: { readonly email: string; readonly ktp: KtpRecord }) => void;
}

interface Values {
  email: string;
  ktp: KtpRecord | null;
}

const NOTHING: Values = { email: '', ktp: null };

function validate({ email, ktp }: Values): Partial<Record<keyof Values, string>> {
  return {
    ...(email ? {} : { email: 'Isi email Anda.' }),
    ...(ktp ? {} : { ktp: 'Konfirmasi data KTP Anda dulu.' }),
  };
}

/** The scanner in a Formik form: the record it hands over is one value of the form. */
export function Registration({ scan, onSubmit }: RegistrationProps): ReactNode {
  return (
    <Formik
      initialValues={NOTHING}
      validate={validate}
      onSubmit={({ email, ktp }) => {
        if (ktp) onSubmit({ email, ktp });
      }}
    >
      {({ setFieldValue, errors, submitCount }) => (
        <Form noValidate>
          <label htmlFor="email">Email</label> <Field type="email" id="email" name="email" />
          <KtpScanner {...scan} onConfirm={async (record) => void (await setFieldValue('ktp', record))} />
          {submitCount > 0 &&
            Object.values(errors).map((error) => (
              <p key={error} role="alert">
                {error}
              </p>
            ))}
          <button type="submit">Daftar</button>
        </Form>
      )}
    </Formik>
  );
}
