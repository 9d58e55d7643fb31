import { normalise } from '@ktp-ocr/core';
import { fakeEngine, SAMPLE_PERSON, scenarioAnswer } from '@ktp-ocr/testing';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import * as camera from '../camera.ts';
import * as handover from '../handover.ts';
import * as react from '../index.ts';

const { KtpCamera, useKtpCamera } = camera;
const { KtpHandover, KtpHandoverPhone } = handover;
const {
  KtpDropzone,
  KtpError,
  KtpFailure,
  KtpField,
  KtpPhotoCheck,
  KtpReadingProgress,
  KtpResultForm,
  KtpScanner,
  KtpSummary,
  useKtpOcr,
} = react;

const nothing = (): void => {};
const draft = normalise(scenarioAnswer('doubtful').reading!, { today: '2026-01-01' });
const RECORD = { nik: SAMPLE_PERSON.nik, nama: SAMPLE_PERSON.nama };

function Hooks() {
  const scan = useKtpOcr({ engine: fakeEngine('read') });
  const live = useKtpCamera({ onCapture: nothing });
  return (
    <p>
      {scan.status} {live.status}
    </p>
  );
}

/** Every component, and every hook inside one. */
const RENDERED: Readonly<Record<string, () => ReactNode>> = {
  KtpScanner: () => <KtpScanner endpoint="/api/ktp" />,
  KtpDropzone: () => <KtpDropzone onPhoto={nothing} />,
  KtpCamera: () => <KtpCamera onCapture={nothing} onFile={nothing} onClose={nothing} />,
  KtpPhotoCheck: () => <KtpPhotoCheck photoUrl="/ktp.jpg" photo={null} onUse={nothing} onRetake={nothing} />,
  KtpReadingProgress: () => (
    <KtpReadingProgress progress={{ stage: 'reading' }} photoUrl={null} runsOn="server" onCancel={nothing} />
  ),
  KtpFailure: () => <KtpFailure error={new KtpError('image-blurry')} photoUrl={null} actions={{}} />,
  KtpResultForm: () => <KtpResultForm value={draft} onChange={nothing} />,
  KtpField: () => (
    <KtpField
      name="agama"
      field={draft.fields.agama}
      photo={null}
      photoUrl={null}
      onChange={nothing}
      onAccept={nothing}
      onKeep={nothing}
      onUndo={nothing}
    />
  ),
  KtpSummary: () => <KtpSummary record={RECORD} onEdit={nothing} />,
  KtpHandover: () => <KtpHandover endpoint="/api/ktp/handover" page="/phone" onPhoto={nothing} />,
  KtpHandoverPhone: () => <KtpHandoverPhone endpoint="/api/ktp/handover" />,
  useKtpOcr: () => <Hooks />,
  useKtpCamera: () => <Hooks />,
};
/** A word from each; the form comes with the card's knowledge, which only the page loads. */
const HOLDS: Readonly<Record<string, string>> = {
  KtpScanner: 'Foto KTP Anda',
  KtpDropzone: 'Pilih file',
  KtpCamera: 'Tutup kamera',
  KtpPhotoCheck: 'Pakai foto ini',
  KtpReadingProgress: 'Batalkan',
  KtpFailure: 'Foto buram',
  KtpResultForm: '',
  KtpField: 'Agama',
  KtpSummary: 'Data KTP sudah dikonfirmasi',
  KtpHandover: 'Pakai ponsel',
  KtpHandoverPhone: 'ktp-screen',
  useKtpOcr: 'idle',
  useKtpCamera: 'off',
};
const names = Object.keys({ ...react, ...camera, ...handover }).filter((name) =>
  /^(Ktp(?!Error$)[A-Z]|use)/.test(name),
);

test('every component and hook is here', () => {
  expect(Object.keys(RENDERED).toSorted()).toEqual(names.toSorted());
});

test.each(Object.entries(RENDERED))('%s renders on a server', (name, element) => {
  expect(renderToString(element())).toContain(HOLDS[name]);
});
