import '../styles.css';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { Profiler, StrictMode } from 'react';
import { beforeAll, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KTP_LABELS } from '../texts/labels.ts';
import { KtpResultForm } from '../review/KtpResultForm.tsx';
import { KtpScanner, type KtpScannerProps } from './KtpScanner.tsx';

const person = inventPerson(5);
let photo: File;
beforeAll(async () => {
  photo = new File([await drawSpecimen(person)], 'ktp.jpg', { type: 'image/jpeg' });
});

const props = (more: Partial<KtpScannerProps> = {}): KtpScannerProps =>
  ({ engine: fakeEngine('read', { person }), today: '2026-01-31', ...more }) as KtpScannerProps;

function carry(type: 'paste' | 'drop', target: EventTarget, files: readonly File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const init = { bubbles: true, cancelable: true };
  target.dispatchEvent(
    type === 'paste'
      ? new ClipboardEvent('paste', { ...init, clipboardData: data })
      : new DragEvent('drop', { ...init, dataTransfer: data }),
  );
}

async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const at = document.activeElement;
    if (at?.matches('button') && name.test(at.getAttribute('aria-label') ?? at.textContent ?? '')) return;
    await userEvent.keyboard('{Tab}');
  }
  throw new Error(`Tab never reached ${name.source}`);
}

/** Calls `look` every frame until the returned function is called. */
function everyFrame(look: () => void): () => void {
  let next = requestAnimationFrame(function again() {
    look();
    next = requestAnimationFrame(again);
  });
  return () => cancelAnimationFrame(next);
}

test('gets from the photo to the record by keyboard alone', async () => {
  const onConfirm = vi.fn();
  const screen = await render(<KtpScanner {...props({ engine: fakeEngine('doubtful', { person }), onConfirm })} />);
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' })).toHaveFocus();
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible(); // prepared
  await tabTo(/Pakai foto ini/);
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('heading', { name: '3 isian perlu dicek' })).toBeVisible();

  // The focus is on the first doubt, and moves to the next with each answer.
  const doubt = () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field');
  await waitFor(() => expect(doubt()).toBe('nama'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onConfirm).not.toHaveBeenCalled();
  const answered: (string | null | undefined)[] = [];
  let nowhere = 0;
  const stop = everyFrame(() => (nowhere += Number(document.activeElement === document.body)));
  while (doubt()) {
    expect(document.activeElement?.matches('.ktp-acts button')).toBe(true);
    answered.push(doubt());
    const before = document.activeElement;
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).not.toBe(before));
  }
  stop();
  expect(nowhere).toBe(0);
  expect(answered).toEqual(['nama', 'jenisKelamin', 'kecamatan']);
  await expect.element(screen.getByRole('button', { name: 'Data sudah cocok' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onConfirm).toHaveBeenCalledOnce();
  await expect.element(screen.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' })).toHaveFocus();
});

test('reports the record once to an app that continues at once, without a summary in between', async () => {
  const onContinue = vi.fn();
  const next = { afterConfirm: 'continue', onContinue } as const;
  const screen = await render(
    <StrictMode>
      <KtpScanner {...props({ ...next, engine: fakeEngine('read', { person }) })} />
    </StrictMode>,
  );
  carry('paste', document.body, [photo]);
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await screen.getByRole('button', { name: 'Data sudah cocok' }).click();
  await waitFor(() => expect(onContinue).toHaveBeenCalled());
  expect(onContinue.mock.calls).toEqual([[expect.objectContaining({ nik: person.nik })]]);
  await expect.element(screen.getByRole('button', { name: 'Lanjut' })).not.toBeInTheDocument();
});

test('sends the photo once if the button is pressed twice', async () => {
  const engine = fakeEngine('read', { person });
  const recognise = vi.fn(engine.recognise);
  const screen = await render(<KtpScanner {...props({ engine: { ...engine, recognise } })} />);
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible();
  const use = screen.getByRole('button', { name: 'Pakai foto ini' }).element() as HTMLElement;
  use.click();
  // The button remains until something else runs; by then, the first press has taken effect.
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  expect(recognise).toHaveBeenCalledOnce();
  use.click();
  await expect.element(screen.getByRole('heading', { name: 'Cocokkan dengan KTP Anda' })).toBeVisible();
  expect(recognise).toHaveBeenCalledOnce();
});

test('takes a photo pasted anywhere, but not one pasted into a field of the page', async () => {
  const screen = await render(
    <>
      <label>
        Surat <textarea />
      </label>
      <KtpScanner {...props()} />
    </>,
  );
  carry('paste', screen.getByLabelText('Surat').element(), [photo]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect.element(screen.getByRole('heading', { name: 'Foto KTP Anda' })).toBeVisible();
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' })).toBeVisible();
});

test('refuses two photos in words, and takes one that is dropped afterwards', async () => {
  const screen = await render(<KtpScanner {...props()} />);
  const area = screen.container.querySelector<HTMLElement>('.ktp-drop')!;
  await expect.element(area).toHaveAttribute('data-can-drop');
  carry('drop', area, [photo, photo]);
  await expect.element(screen.getByText(/satu/i)).toBeVisible();
  carry('drop', area, [photo]);
  await expect.element(screen.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' })).toBeVisible();
});

test('leaves an untouched screen alone once dropping is possible', async () => {
  const rendered = vi.fn();
  const screen = await render(
    <Profiler id="scanner" onRender={rendered}>
      <KtpScanner {...props()} />
    </Profiler>,
  );
  await expect.element(screen.container.querySelector<HTMLElement>('.ktp-drop')).toHaveAttribute('data-can-drop');
  rendered.mockClear();
  await new Promise((done) => setTimeout(done, 300));
  expect(rendered.mock.calls.length).toBeLessThan(4);
});

test('speaks English on every screen, and changes language in the middle of a scan', async () => {
  const screen = await render(<KtpScanner {...props({ lang: 'en' })} />);
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('heading', { name: KTP_LABELS.en['confirmPhoto.title'] })).toBeVisible();
  await screen.rerender(<KtpScanner {...props({ lang: 'id' })} />);
  await expect.element(screen.getByRole('heading', { name: KTP_LABELS.id['confirmPhoto.title'] })).toBeVisible();
});

test('works inside a form of the page: it has no form of its own, and Enter in a field submits nothing', async () => {
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const screen = await render(
    <form onSubmit={onSubmit}>
      <KtpScanner {...props()} />
      <button type="submit">Kirim</button>
    </form>,
  );
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible();
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await screen.getByRole('button', { name: 'Ubah NIK' }).click();
  const nik = screen.getByRole('textbox', { name: 'NIK' });
  await expect.element(nik).toHaveValue(person.nik.replace(/(.{4})(?=.)/g, '$1 '));
  await nik.click();
  await userEvent.keyboard('{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.container.querySelectorAll('form')).toHaveLength(1);
});

test('names the field on every button of a line', async () => {
  const screen = await render(<KtpScanner {...props()} />);
  carry('paste', document.body, [photo]);
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await expect.element(screen.getByRole('button', { name: 'Ubah NIK' })).toBeVisible();
  const lines = [...screen.container.querySelectorAll('.ktp-line')];
  expect(lines.length).toBeGreaterThan(12);
  const names = lines.map((line) => line.querySelector('button')?.getAttribute('aria-label'));
  expect(names).toEqual(lines.map((line) => `Ubah ${line.querySelector('.ktp-line-name')?.textContent}`));
  expect(new Set(names).size).toBe(names.length);
});

test('names every field unambiguously for screen readers', async () => {
  const screen = await render(
    <div className="ktp">
      <KtpResultForm defaultValue={null} />
    </div>,
  );
  await expect.element(screen.getByRole('textbox', { name: 'NIK' })).toBeVisible();
  const names = [
    ...screen.container.querySelectorAll<HTMLInputElement>('[data-field] :is(input, textarea, select)'),
  ].map((input) => input.labels?.[0]?.textContent);
  expect(names.length).toBeGreaterThan(12);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('');
});

test('keeps the caret in the NIK while digits are typed in the middle, and copies digits only', async () => {
  const screen = await render(<KtpScanner {...props()} />);
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible();
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await screen.getByRole('button', { name: 'Ubah NIK' }).click();
  const nik = screen.getByRole('textbox', { name: 'NIK' });
  await expect.element(nik).toBeVisible();
  const input = nik.element() as HTMLInputElement;
  input.focus();
  input.setSelectionRange(6, 7);
  await userEvent.keyboard('7');
  const digits = input.value.replaceAll(' ', '');
  expect(digits).toBe(`${person.nik.slice(0, 5)}7${person.nik.slice(6)}`);
  expect(input.selectionStart).toBe(7);
  const clipboardData = new DataTransfer();
  input.select();
  input.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData }));
  expect(clipboardData.getData('text/plain')).toBe(digits);
});

test("changes its words with the language and with the page's labels", async () => {
  const screen = await render(<KtpScanner {...props({ labels: { 'start.title': 'Ayo foto' } })} />);
  await expect.element(screen.getByRole('heading', { name: 'Ayo foto' })).toBeVisible();
  await screen.rerender(<KtpScanner {...props({ lang: 'en' })} />);
  await expect.element(screen.getByRole('button', { name: /Photograph|Take/ })).toBeVisible();
});

test('is never wider than a 320 px screen, however long the words', async () => {
  await page.viewport(320, 640);
  const long = {
    ...person,
    nama: 'MUHAMMADABDURRAHMANSYAHPUTRAKUSUMANINGRATWIDYASASTRANEGARA'.slice(0, 60),
    alamat: `JL. ${'KEBUNCONTOHDALAMSEKALI '.repeat(6)}`.trim(),
  };
  const engine = fakeEngine('doubtful', { person: long });
  const screen = await render(<KtpScanner {...props({ engine, lang: 'en' })} />);
  const root = screen.container.querySelector<HTMLElement>('.ktp')!;
  const fits = (): void => expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
  fits();
  carry('paste', document.body, [photo]);
  await expect.element(screen.getByRole('list').first()).toBeVisible();
  await waitFor(() => expect(root.querySelector('.ktp-quality')).not.toBeNull());
  fits();
  root.querySelectorAll<HTMLButtonElement>('.ktp-btns .ktp-btn')[1]?.click();
  await waitFor(() => expect(root.querySelector('[data-field]')).not.toBeNull());
  fits();
  root.querySelector<HTMLElement>('.ktp-rest > summary')!.click();
  await waitFor(() => expect(root.querySelector('.ktp-rest')).toHaveProperty('open', true));
  fits();
  root.querySelector<HTMLElement>("[data-field='alamat'] button")!.click();
  await waitFor(() => expect(root.querySelector("[data-field='alamat'] textarea")).not.toBeNull());
  fits();
  const address = root.querySelector<HTMLTextAreaElement>("[data-field='alamat'] textarea")!;
  expect(address.scrollWidth).toBeLessThanOrEqual(address.clientWidth);
  expect(address.clientHeight).toBeGreaterThan(60); // it grew by itself
});
