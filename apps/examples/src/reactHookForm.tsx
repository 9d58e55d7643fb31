import {
  confirmDraft,
  type KtpFormValue,
  type KtpRecord,
  KtpResultForm,
  KtpScanner,
  type UseKtpOcrOptions,
  useKtpOcr,
} from '@ktp-ocr/react';
import { type ReactNode, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';

interface Values {
  email: string;
  ktp: KtpFormValue;
}

export interface OnboardingProps {
  /** Usually `{ endpoint: '/api/ktp' }`. */
  readonly scan: UseKtpOcrOptions;
  readonly onSubmit: (values: { readonly email: string; readonly ktp: KtpRecord }) => void;
}

/**
 * The scan above a form of react-hook-form, with the card as one field: `<Controller>` keeps the draft, its errors and
 * whether it was touched, and one button sends everything. The form is the review: nothing has to be confirmed twice.
 */
export function Onboarding({ scan, onSubmit }: OnboardingProps): ReactNode {
  const ktp = useKtpOcr(scan);
  const { control, register, handleSubmit, setValue, formState } = useForm<Values>({
    defaultValues: { email: '', ktp: null },
  });
  const { draft, photo, photoUrl, faceUrl } = ktp;
  const isRead = ktp.status === 'review';
  useEffect(() => {
    // Once, after the card has been read. From then on the form keeps the draft.
    if (isRead) setValue('ktp', draft);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isRead, setValue]);

  const submit = handleSubmit(({ email, ktp: reviewed }) => {
    const result = reviewed && 'fields' in reviewed ? confirmDraft(reviewed) : null;
    if (result?.ok) onSubmit({ email, ktp: result.record });
  });

  return (
    <form className="ktp" noValidate onSubmit={(event) => void submit(event)}>
      <label>
        Email <input type="email" {...register('email', { required: 'Isi alamat email Anda.' })} />
      </label>
      {formState.errors.email ? <p role="alert">{formState.errors.email.message}</p> : null}
      <label>
        Foto KTP{' '}
        <input
          type="file"
          accept="image/*"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen) ktp.scan(chosen);
          }}
        />
      </label>
      {isRead ? (
        <Controller
          name="ktp"
          control={control}
          rules={{
            validate: (value) =>
              (value !== null && 'fields' in value && confirmDraft(value).ok) || 'Periksa isian KTP yang ditandai.',
          }}
          render={({ field, fieldState }) => (
            <KtpResultForm {...field} photo={photo} photoUrl={photoUrl} faceUrl={faceUrl}>
              {fieldState.error ? <p role="alert">{fieldState.error.message}</p> : null}
            </KtpResultForm>
          )}
        />
      ) : null}
      <button type="submit">Daftar</button>
    </form>
  );
}

/**
 * The shorter way: the whole scanner, with its record in a field. The person confirms the card in the scanner, then
 * sends the form.
 */
export function OnboardingWithScanner({ scan, onSubmit }: OnboardingProps): ReactNode {
  const { register, handleSubmit, setValue, trigger, formState, control } = useForm<{
    email: string;
    ktp: KtpRecord | null;
  }>({ defaultValues: { email: '', ktp: null } });
  const submit = handleSubmit(({ email, ktp }) => {
    if (ktp) onSubmit({ email, ktp });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <label>
        Email <input type="email" {...register('email', { required: 'Isi alamat email Anda.' })} />
      </label>
      <Controller
        name="ktp"
        control={control}
        rules={{ required: 'Konfirmasi data KTP Anda dulu.' }}
        render={() => (
          <KtpScanner
            {...scan}
            onConfirm={(record) => {
              setValue('ktp', record, { shouldDirty: true });
              void trigger('ktp');
            }}
          />
        )}
      />
      {formState.errors.ktp ? <p role="alert">{formState.errors.ktp.message}</p> : null}
      <button type="submit">Daftar</button>
    </form>
  );
}
