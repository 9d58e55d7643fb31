import type { Meta, StoryObj } from '@storybook/react-vite';
import { KtpError, type KtpDraftField, type KtpErrorCode } from '@ktp-ocr/core';
import { expect, fn, userEvent } from 'storybook/test';
import { KtpDropzone } from '../KtpDropzone.tsx';
import { KtpFailure } from '../KtpFailure.tsx';
import { KtpField } from '../KtpField.tsx';
import type { KtpLanguage } from '../labels/labels.ts';
import { KtpReadingProgress } from '../KtpReadingProgress.tsx';
import { KtpSummary } from '../KtpSummary.tsx';

const meta = {
  title: 'Parts',
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta;
export default meta;
type Story = StoryObj<{ lang?: KtpLanguage }>;

const plain: KtpDraftField = {
  raw: '',
  value: '',
  status: 'ok',
  confidence: null,
  box: null,
  suggestions: [],
  issues: [],
  before: null,
};
const act = { onChange: fn(), onAccept: fn(), onKeep: fn(), onUndo: fn() };
const issue = (code: string, severity: 'error' | 'warn' | 'hint', n = 12) =>
  ({ code, severity, field: 'nik', others: [], params: { n } }) as const;

/** A field in every state it can be in. */
export const FieldStates: Story = {
  render: ({ lang = 'id' }) => (
    <div className="ktp-screen">
      <KtpField name="nama" field={{ ...plain, value: 'SITI CONTOHAN' }} lang={lang} {...act} />
      <KtpField
        name="jenisKelamin"
        lang={lang}
        {...act}
        field={{
          ...plain,
          value: 'LAKEI AKI',
          status: 'suggested',
          issues: [issue('V-1.unknown', 'warn')],
          suggestions: [{ value: 'LAKI-LAKI', score: 0.8, reason: 'vocab', evidence: [] }],
        }}
      />
      <KtpField
        name="tanggalLahir"
        lang={lang}
        {...act}
        field={{ ...plain, value: '1994-08-17', status: 'check', issues: [issue('X-1.differs', 'warn')] }}
      />
      <KtpField name="kecamatan" field={{ ...plain, status: 'missing' }} lang={lang} {...act} />
      <KtpField
        name="nik"
        lang={lang}
        {...act}
        field={{ ...plain, value: '327301570894', status: 'check', issues: [issue('NIK-1.length', 'error')] }}
      />
      <KtpField
        name="pekerjaan"
        lang={lang}
        {...act}
        field={{ ...plain, value: 'GURU', status: 'edited', before: { value: 'GUR', status: 'check', before: null } }}
      />
      <KtpField name="agama" field={{ ...plain, value: 'HINDU', status: 'confirmed' }} lang={lang} {...act} />
      <KtpField
        name="alamat"
        lang={lang}
        {...act}
        field={{
          ...plain,
          value: 'JL. KEBUN CONTOH YANG PANJANG SEKALI NO. 120 BLOK C2 PERUM GRIYA RIMBA INDAH PERMAI KAV. 21',
        }}
      />
    </div>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('NIK harus 16 angka. Baru terbaca 12.')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: /Pakai LAKI-LAKI/ }));
    await expect(act.onAccept).toHaveBeenCalledWith(0);
  },
};

export const Dropzone: Story = { render: ({ lang = 'id' }) => <KtpDropzone onPhoto={fn()} lang={lang} /> };

export const TwoPhotosAtOnce: Story = {
  render: ({ lang = 'id' }) => <KtpDropzone onPhoto={fn()} lang={lang} />,
  play: async ({ canvas, canvasElement }) => {
    const files = new DataTransfer();
    for (const name of ['a.jpg', 'b.jpg']) files.items.add(new File(['x'], name, { type: 'image/jpeg' }));
    const zone = canvasElement.querySelector('.ktp-drop')!;
    zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }));
    await expect(await canvas.findByText('Pilih satu foto saja.')).toBeVisible();
  },
};

const failure = (code: KtpErrorCode, paused = false): Story => ({
  render: ({ lang = 'id' }) => (
    <KtpFailure
      error={new KtpError(code, { requestId: '7f3a91c2', retryAfter: 3 })}
      paused={paused}
      photoUrl={null}
      actions={{ retake: fn(), otherFile: fn(), manual: fn(), retry: fn(), cancel: fn() }}
      lang={lang}
    />
  ),
});
export const FailureRetake: Story = failure('not-a-ktp');
export const FailureRetry: Story = failure('upstream-unavailable');
export const FailureQuota: Story = failure('billing');
export const FailureSetUp: Story = failure('upstream-credentials');
export const FailureBug: Story = failure('bad-upstream-request');
export const WaitingForTheNetwork: Story = failure('offline', true);

export const ProgressSending: Story = {
  render: ({ lang = 'id' }) => (
    <KtpReadingProgress
      progress={{ stage: 'sending', sent: 217_000, total: 393_000 }}
      photoUrl={null}
      runsOn="server"
      onCancel={fn()}
      lang={lang}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '55');
    await expect(canvas.getByText('212 KB dari 384 KB')).toBeVisible();
  },
};
export const ProgressOnDevice: Story = {
  render: ({ lang = 'id' }) => (
    <KtpReadingProgress progress={{ stage: 'reading' }} photoUrl={null} runsOn="device" onCancel={fn()} lang={lang} />
  ),
};

export const Summary: Story = {
  render: ({ lang = 'id' }) => (
    <KtpSummary
      record={{
        nik: '3273015708949991',
        nama: 'SITI CONTOHAN',
        alamat: 'JL. KEBUN CONTOH NO. 12',
        rtRw: '004/011',
        kelDesa: 'DAGO',
        kecamatan: 'COBLONG',
        tempatLahir: 'BANDUNG',
        tanggalLahir: '1994-08-17',
        jenisKelamin: 'PEREMPUAN',
      }}
      onContinue={fn()}
      onEdit={fn()}
      lang={lang}
    />
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('BANDUNG, 17-08-1994')).toBeVisible();
    await expect(canvasElement.textContent).not.toContain('3273015708949991');
  },
};
