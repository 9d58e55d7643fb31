import { ktpRecordSchema } from '@ktp-ocr/core';
import { type KtpFormValue, type KtpRecord, KtpResultForm } from '@ktp-ocr/react';
import { type ReactNode, useActionState } from 'react';

/** What the server makes of what was sent: saved, or why not. */
export interface Saved {
  readonly message: string;
}

/**
 * The server's half. What a browser sends is never trusted: the schema holds it to the rules of the review, and turns
 * it into a record.
 */
export async function saveCard(save: (record: KtpRecord) => Promise<void>, sent: FormData): Promise<Saved> {
  const given = Object.fromEntries([...sent].filter(([, value]) => value !== ''));
  const schema = ktpRecordSchema({ today: new Date().toISOString().slice(0, 10) });
  const result = schema['~standard'].validate(given);
  if (result.issues) return { message: `Belum bisa disimpan: periksa ${result.issues.length} isian.` };
  await save(result.value);
  return { message: 'Data tersimpan.' };
}

export interface CardFormProps {
  /** The draft of a scan, or a record confirmed before. */
  readonly known: KtpFormValue;
  /** In Next.js a function of a file with `'use server'` that calls `saveCard`. */
  readonly action: (sent: FormData) => Promise<Saved>;
}

/** The review in a form whose action runs on the server. `FormData` holds what a record holds, and nothing else. */
export function CardForm({ known, action }: CardFormProps): ReactNode {
  const [saved, send, isSending] = useActionState<Saved | null, FormData>((_, sent) => action(sent), null);
  return (
    <form action={send}>
      <KtpResultForm defaultValue={known} />
      {saved ? <p role="status">{saved.message}</p> : null}
      <button type="submit" disabled={isSending}>
        Simpan
      </button>
    </form>
  );
}
