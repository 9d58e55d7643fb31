import { type KtpAnyRecord, maskNik } from '@ktp-ocr/react';
import { useEffect, useMemo, useState } from 'react';
import { StepTitle } from '../StepTitle.tsx';
import type { Words } from '../words/words.ts';

interface DoneProps {
  readonly words: Words;
  readonly record: KtpAnyRecord;
  readonly onAgain: () => void;
}

/** The record as the app received it, with the NIK masked as it is everywhere except in its own input. */
export function Done({ words, record, onAgain }: DoneProps) {
  const { done } = words;
  const { foto, ...texts } = record;
  const faceUrl = useMemo(() => (foto ? URL.createObjectURL(new Blob([new Uint8Array(foto)])) : null), [foto]);
  useEffect(
    () => () => {
      if (faceUrl) URL.revokeObjectURL(faceUrl);
    },
    [faceUrl],
  );
  const [copied, setCopied] = useState(false);
  const shown = {
    ...texts,
    nik: maskNik(record.nik ?? ''),
    ...(foto ? { foto: `${foto.length} B image/jpeg` } : {}),
  };
  const json = JSON.stringify(shown, null, 2);
  // If the page may not use the clipboard, everything is at least selected.
  const select = (): void => getSelection()?.selectAllChildren(document.querySelector('.record')!);
  return (
    <section className="step">
      <StepTitle title={done.title} lead={done.lead} />
      {faceUrl ? <img className="face" src={faceUrl} alt={done.face} /> : null}
      <div className="entry">
        <h2 className="record-title">{done.record}</h2>
        <pre className="record" translate="no" data-testid="record">
          {json}
        </pre>
        <button
          className="button"
          data-kind="quiet"
          type="button"
          onClick={() => void navigator.clipboard.writeText(json).then(() => setCopied(true), select)}
        >
          {copied ? done.copied : done.copy}
        </button>
      </div>
      <button className="button" data-kind="quiet" type="button" onClick={onAgain}>
        {done.again}
      </button>
    </section>
  );
}
