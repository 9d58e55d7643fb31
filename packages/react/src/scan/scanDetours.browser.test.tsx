import '../styles.css';
import { KtpError, type KtpEngine } from '@ktp-ocr/core';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KtpReadingProgress } from '../progress/KtpReadingProgress.tsx';
import { KtpScanner, type KtpScannerProps } from './KtpScanner.tsx';

const person = inventPerson(5);
let photo: File;
beforeAll(async () => {
  photo = new File([await drawSpecimen(person)], 'ktp.jpg', { type: 'image/jpeg' });
});
beforeEach(() => sessionStorage.clear());
afterEach(() => vi.useRealTimers());

const scanner = (more: Partial<KtpScannerProps> = {}) => (
  <KtpScanner {...({ engine: fakeEngine('read', { person }), today: '2026-01-31', ...more } as KtpScannerProps)} />
);
type Rendered = Awaited<ReturnType<typeof render>>;

async function send(screen: Rendered): Promise<void> {
  await userEvent.upload(screen.container.querySelector('input[type=file]')!, photo);
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible();
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
}

/** Reads well, then fails, then reads well again. */
function goodBadGood(): KtpEngine {
  const good = fakeEngine('read', { person });
  let calls = 0;
  return {
    ...good,
    recognise: async (...call) => {
      calls += 1;
      if (calls === 2) throw new KtpError('not-a-ktp');
      return good.recognise(...call);
    },
  };
}

test('keeps the edits, with their own photo, until another photo has been read', async () => {
  const screen = await render(scanner({ engine: goodBadGood() }));
  await send(screen);
  const job = screen.getByLabelText('Pekerjaan');
  await screen.getByRole('button', { name: 'Ubah Pekerjaan' }).click();
  await job.fill('PILOT');
  const first = () => screen.container.querySelector('image')?.getAttribute('href');
  const firstUrl = first();
  const retake = async (): Promise<void> => {
    await screen.getByRole('button', { name: 'Foto ulang' }).click();
    await screen.getByRole('button', { name: 'Foto ulang' }).click(); // asked first
  };

  await retake();
  await expect.element(screen.getByRole('heading', { name: 'Foto KTP Anda' })).toHaveFocus();
  await screen.getByRole('button', { name: 'Kembali ke isian' }).click();
  await expect.element(screen.getByText('PILOT')).toBeVisible();

  await retake();
  await send(screen);
  await expect.element(screen.getByRole('heading', { name: 'KTP tidak ditemukan di foto' })).toBeVisible();
  await screen.getByRole('button', { name: 'Kembali ke isian' }).click();
  await expect.element(screen.getByText('PILOT')).toBeVisible();
  expect(first()).toBe(firstUrl); // the strips show the photo that was read
  expect((await fetch(firstUrl!)).ok).toBe(true);

  await retake();
  await send(screen);
  await expect.element(screen.getByText(person.pekerjaan)).toBeVisible();
});

const SERVER = { operator: 'PT Contoh', place: 'Jakarta' };
test.each([
  [{ engine: fakeEngine('read', { runsOn: 'device' }) }, /tidak dikirim ke mana pun/],
  [{ privacy: SERVER }, /ke server PT Contoh di Jakarta hanya untuk dibaca/],
  [
    { privacy: { ...SERVER, reader: { name: 'Tencent Cloud', place: 'Jakarta (ap-jakarta)' } } },
    /ke server PT Contoh di Jakarta, lalu ke Tencent Cloud di Jakarta \(ap-jakarta\)/,
  ],
  [
    { privacy: { ...SERVER, reader: { name: 'Tencent Cloud', place: 'Singapura', abroad: true } } },
    /lalu ke luar negeri, ke Tencent Cloud di Singapura/,
  ],
  [{ notice: 'Kata-kata kami sendiri.' }, /^Kata-kata kami sendiri\.$/],
])('says where the photo goes before it is chosen and again before it is sent: %#', async (more, words) => {
  const screen = await render(scanner(more));
  await expect.element(screen.getByText(words)).toBeVisible();
  await userEvent.upload(screen.container.querySelector('input[type=file]')!, photo);
  await expect.element(screen.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' })).toBeVisible();
  await expect.element(screen.getByText(words)).toBeVisible();
});

test('explains a reload while the camera app was open, and leads to the camera in the page', async () => {
  const openCameraApp = async (screen: Rendered): Promise<void> => {
    const input = screen.container.querySelector<HTMLInputElement>('input[capture]')!;
    input.addEventListener('click', (event) => event.preventDefault());
    await screen.getByRole('button', { name: /^Foto KTP/ }).click();
  };
  const again = () => scanner({ capture: 'device', afterReload: 'explain' });
  const before = await render(again());
  await openCameraApp(before);
  const kept = { ...sessionStorage };
  expect(Object.keys(kept)).toEqual(['ktp-ocr:camera-app']);
  expect(Object.values(kept)).toEqual([expect.stringMatching(/^\d{13}$/)]); // the time, and nothing else
  await before.unmount(); // leaving normally keeps nothing
  expect(sessionStorage).toHaveLength(0);

  Object.assign(sessionStorage, kept);
  const screen = await render(<StrictMode>{again()}</StrictMode>);
  await expect.element(screen.getByText(/dimuat ulang oleh ponsel/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: /^Foto KTP/ })).toHaveFocus();
  expect(sessionStorage).toHaveLength(0);
  await screen.getByRole('button', { name: /^Foto KTP/ }).click();
  await expect.element(screen.getByRole('dialog')).toBeVisible(); // not the camera app again
});

test.each(['change', 'cancel'])(
  "forgets the camera app's mark with its %s, and ignores old and unwanted marks",
  async (end) => {
    const screen = await render(scanner({ capture: 'device', afterReload: 'explain' }));
    const input = screen.container.querySelector<HTMLInputElement>('input[capture]')!;
    input.addEventListener('click', (event) => event.preventDefault());
    input.click();
    expect(sessionStorage).toHaveLength(1);
    input.dispatchEvent(new Event(end, { bubbles: true }));
    expect(sessionStorage).toHaveLength(0);
    await screen.unmount();
    sessionStorage.setItem('ktp-ocr:camera-app', String(Date.now() - 11 * 60_000));
    const later = await render(scanner({ capture: 'device', afterReload: 'explain' }));
    await expect.element(later.getByText(/dimuat ulang oleh ponsel/)).not.toBeInTheDocument();
    await later.unmount();
    const off = await render(scanner({ capture: 'device' }));
    const plain = off.container.querySelector<HTMLInputElement>('input[capture]')!;
    plain.addEventListener('click', (event) => event.preventDefault());
    plain.click();
    expect(sessionStorage).toHaveLength(0);
  },
);

test('announces the photo, its advice, each stage, half of the upload and the end as they happen', async () => {
  const slowly: KtpEngine = {
    ...fakeEngine('read', { person }),
    recognise: async (...call) => {
      for (const sent of [10, 60, 100]) {
        call[1].onProgress?.({ stage: 'sending', sent, total: 100 });
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      call[1].onProgress?.({ stage: 'reading' });
      await new Promise((resolve) => setTimeout(resolve, 60));
      return fakeEngine('read', { person, delay: 0 }).recognise(...call);
    },
  };
  const screen = await render(scanner({ engine: slowly }));
  const region = screen.container.querySelector('.ktp > .ktp-hide[role=status]')!;
  const said: string[] = [];
  new MutationObserver(() => said.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  await send(screen);
  await expect.element(screen.getByRole('button', { name: 'Ubah Pekerjaan' })).toBeVisible();
  await waitFor(() => expect(said.at(-1)).toMatch(/^Semua terbaca/));
  const order = ['Foto dipilih.', 'Foto cukup jelas.', 'Mengirim foto.', 'Setengah foto terkirim.', 'Membaca tulisan.'];
  expect(said.filter((text) => order.includes(text)).slice(0, 5)).toEqual(order);
});

test('offers to read on this device after twenty seconds at the server', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const onReadHere = vi.fn();
  const shared = { progress: { stage: 'reading' }, photoUrl: null, runsOn: 'server', onCancel: () => {} } as const;
  const screen = await render(<KtpReadingProgress {...shared} onReadHere={onReadHere} />);
  const offer = screen.getByRole('button', { name: 'Baca di perangkat ini' });
  await vi.advanceTimersByTimeAsync(19_900);
  expect(offer.query()).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  (offer.element() as HTMLButtonElement).click();
  expect(onReadHere).toHaveBeenCalledOnce();
  await screen.rerender(<KtpReadingProgress {...shared} />);
  expect(offer.query()).toBeNull();
});

test.each([
  ['server', { stage: 'sending', sent: 1, total: 9 }, 'Koneksi sedang lambat'],
  ['device', { stage: 'loading', loaded: 1, total: 9 }, 'Koneksi sedang lambat'],
  ['server', { stage: 'reading' }, 'Ini lebih lama dari biasanya'],
  ['device', { stage: 'reading' }, 'Ini lebih lama dari biasanya'],
  ['device', { stage: 'preparing' }, 'Ini lebih lama dari biasanya'],
] as const)('blames the connection only for what is on its way: %s %o', async (runsOn, progress, words) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const shared = { progress, photoUrl: null, runsOn, onCancel: () => {} };
  const screen = await render(<KtpReadingProgress {...shared} />);
  await vi.advanceTimersByTimeAsync(8000);
  await vi.advanceTimersByTimeAsync(100); // drawn meanwhile
  expect(screen.container.querySelector('.ktp-note')?.textContent).toContain(words);
});

test('reads on this device instead of the server, and aborts the upload', async () => {
  const signals: AbortSignal[] = [];
  const server: KtpEngine = {
    name: 'server',
    runsOn: 'server',
    recognise: (_, { signal, onProgress }) => {
      signals.push(signal);
      onProgress?.({ stage: 'sending', sent: 0, total: 100 });
      return Promise.reject(new KtpError('upstream-timeout'));
    },
  };
  const deviceEngine = fakeEngine('read', { person, runsOn: 'device' });
  const screen = await render(scanner({ engine: server, deviceEngine }));
  await send(screen);
  await expect.element(screen.getByRole('heading', { name: 'Waktu tunggu habis' })).toBeVisible();
  await screen.getByRole('button', { name: 'Baca di perangkat ini' }).click();
  await expect.element(screen.getByText(person.pekerjaan)).toBeVisible();
  expect(signals).toHaveLength(1);
  expect(signals[0]!.aborted).toBe(true);
});

/** Refuses until somebody has signed in, then reads. */
function signedOutEngine(): KtpEngine & { isSignedIn: boolean; photos: Blob[] } {
  const good = fakeEngine('read', { person });
  const engine = {
    ...good,
    isSignedIn: false,
    photos: [] as Blob[],
    recognise: async (...call: Parameters<KtpEngine['recognise']>) => {
      engine.photos.push(call[0].blob);
      if (!engine.isSignedIn) throw new KtpError('unauthenticated');
      return good.recognise(...call);
    },
  };
  return engine;
}

test('keeps the photo while the person signs in again, then reads the same one', async () => {
  const engine = signedOutEngine();
  const onSignIn = vi
    .fn(() => Promise.resolve(void (engine.isSignedIn = true)))
    .mockRejectedValueOnce(new Error('The dialog was closed.'));
  const screen = await render(scanner({ engine, onSignIn }));
  await send(screen);
  await expect.element(screen.getByRole('heading', { name: 'Sesi Anda berakhir' })).toBeVisible();
  await expect.element(screen.getByText(/Foto Anda masih ada/)).toBeVisible();
  await expect.element(screen.getByRole('img', { name: 'Foto yang Anda pilih' })).toBeVisible();
  await screen.getByRole('button', { name: 'Masuk lagi' }).click(); // given up
  await expect.element(screen.getByRole('button', { name: 'Masuk lagi' })).toBeVisible();
  await screen.getByRole('button', { name: 'Masuk lagi' }).click();
  await expect.element(screen.getByText(person.pekerjaan)).toBeVisible();
  expect(engine.photos).toHaveLength(2);
  expect(engine.photos[1]).toBe(engine.photos[0]);
});

test('leaves trying again to the person if the app does not say when they have signed in', async () => {
  const engine = signedOutEngine();
  const screen = await render(scanner({ engine, onSignIn: () => void (engine.isSignedIn = true) }));
  await send(screen);
  await screen.getByRole('button', { name: 'Masuk lagi' }).click();
  expect(engine.photos).toHaveLength(1);
  await screen.getByRole('button', { name: 'Coba lagi' }).click();
  await expect.element(screen.getByText(person.pekerjaan)).toBeVisible();
});

test.each([
  ['unauthenticated', ['Coba lagi', 'Kembali ke awal']],
  ['upstream-unavailable', ['Coba lagi', 'Baca di perangkat ini', 'Isi manual', 'Kembali ke awal']],
  ['too-many-requests', ['Baca di perangkat ini', 'Isi manual', 'Coba lagi', 'Kembali ke awal']],
] as const)('after %s the photo is kept, and there is a way on and a way back', async (code, ways) => {
  const engine: KtpEngine = { ...fakeEngine('read'), recognise: () => Promise.reject(new KtpError(code)) };
  const deviceEngine = fakeEngine('read', { person, runsOn: 'device' });
  const screen = await render(scanner({ engine, retries: 0, deviceEngine }));
  await send(screen);
  await expect.element(screen.getByRole('img', { name: 'Foto yang Anda pilih' })).toBeVisible();
  expect([...screen.container.querySelectorAll('.ktp-btns button')].map((one) => one.textContent)).toEqual(ways);
  await screen.getByRole('button', { name: 'Kembali ke awal' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Foto KTP Anda' })).toHaveFocus();
});

test('a photo that the check called too small is not said to show no KTP', async () => {
  const engine: KtpEngine = { ...fakeEngine('read'), recognise: () => Promise.reject(new KtpError('not-a-ktp')) };
  const screen = await render(scanner({ engine }));
  const small = new File([await drawSpecimen(person, { width: 300 })], 'ktp.jpg', { type: 'image/jpeg' });
  await userEvent.upload(screen.container.querySelector('input[type=file]')!, small);
  await expect.element(screen.getByText(/^(Foto|Kartu) terlalu kecil$/).first()).toBeVisible();
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await expect.element(screen.getByRole('heading', { name: 'KTP terlalu kecil di foto' })).toBeVisible();
  expect(screen.container.textContent).not.toMatch(/tidak ditemukan|fotokopi/);
});
