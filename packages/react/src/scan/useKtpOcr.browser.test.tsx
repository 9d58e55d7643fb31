import { type KtpEngine, KtpError, type KtpFieldName, type PreparedPhoto } from '@ktp-ocr/core';
import { fakeEngine, scenarioAnswer } from '@ktp-ocr/testing';
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, startTransition, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import type { UseKtpOcrOptions } from './scanOptions.ts';
import { useKtpOcr } from './useKtpOcr.ts';

const blob = new Blob([new Uint8Array(8)], { type: 'image/jpeg' });
const photo: PreparedPhoto = {
  blob,
  mediaType: 'image/jpeg',
  width: 1000,
  height: 630,
  originalBytes: 8,
  quality: null,
};
const reading = scenarioAnswer('read').reading!;

/** An engine that the test answers by hand, and that records its requests. */
function handEngine(): KtpEngine & { calls: { signal: AbortSignal; answer: () => void; fail: (e: Error) => void }[] } {
  const calls: { signal: AbortSignal; answer: () => void; fail: (e: Error) => void }[] = [];
  return {
    name: 'hand',
    runsOn: 'server',
    calls,
    recognise: (_photo, { signal }) =>
      new Promise((resolve, reject) => {
        calls.push({ signal, answer: () => resolve(reading), fail: reject });
      }),
  };
}

type More = Omit<UseKtpOcrOptions, 'engine' | 'endpoint'>;
async function mount(engine: KtpEngine, more: More = {}, wrapper?: (p: { children: ReactNode }) => ReactNode) {
  const options = { engine, today: '2026-01-31', ...more };
  const view = await renderHook(() => useKtpOcr(options), wrapper ? { wrapper } : {});
  const reach = (status: string) => expect.poll(() => view.result.current.status).toBe(status);
  return { ...view, reach };
}

afterEach(() => vi.restoreAllMocks());

test("gives a field's state in the words its parts are styled by", async () => {
  const { result, act, reach } = await mount(fakeEngine('doubtful'));
  const review = (field: KtpFieldName): string => result.current.getFieldProps(field)['data-review'];
  expect(review('nama')).toBe('missing');
  await act(() => result.current.scan(photo));
  await reach('review');
  const [doubt] = result.current.open;
  expect(review(doubt!)).toBe('check');
  await act(() => result.current.keep(doubt!));
  expect(review(doubt!)).toBe('checked');
  await act(() => result.current.setField('nik', '12'));
  expect(review('nik')).toBe('invalid');
});

test('reads, allows edits, confirms and reopens without a provider', async () => {
  const onConfirm = vi.fn();
  const { result, act, reach } = await mount(fakeEngine('read'), { onConfirm });
  expect(result.current.status).toBe('idle');
  await act(() => result.current.scan(photo));
  await reach('review');
  await act(() => result.current.setField('nama', 'SITI'));
  expect(result.current.getFieldProps('nama')).toMatchObject({ name: 'nama', value: 'SITI', 'data-review': 'edited' });
  await act(() => void result.current.confirm());
  await reach('confirmed');
  expect(onConfirm).toHaveBeenCalledOnce();
  expect(result.current).toMatchObject({ record: { nama: 'SITI' }, photoUrl: null, photo: null, draft: null });
  await act(() => result.current.reopen());
  expect(result.current.draft?.fields.nama.value).toBe('SITI');
});

test('loses no change that is not on the screen yet to the next change', async () => {
  const { result, act, reach } = await mount(fakeEngine('doubtful'));
  await act(() => result.current.scan(photo));
  await reach('review');
  const doubt = result.current.open[0]!;
  await act(() => {
    startTransition(() => result.current.keep(doubt));
    // Something else is shown meanwhile.
    flushSync(() => result.current.lookUpPlaces());
    result.current.setField('alamat', 'JL CONTOH 1');
  });
  expect(result.current.draft?.fields).toMatchObject({
    [doubt]: { status: 'confirmed' },
    alamat: { value: 'JL CONTOH 1' },
  });
});

test('unmounting really stops the work', async () => {
  const engine = handEngine();
  const { result, act, unmount } = await mount(engine);
  await act(() => result.current.scan(photo));
  await expect.poll(() => engine.calls.length).toBe(1);
  await unmount();
  expect(engine.calls[0]?.signal.aborted).toBe(true);
});

test('sends a photo once under StrictMode', async () => {
  const engine = handEngine();
  const { result, act, reach } = await mount(engine, {}, StrictMode as never);
  await act(() => result.current.scan(photo));
  await reach('recognising');
  expect(engine.calls).toHaveLength(1);
  await act(() => engine.calls[0]?.answer());
  await reach('review');
});

test('ignores the late answer of a replaced scan', async () => {
  const engine = handEngine();
  const { result, act, reach } = await mount(engine);
  await act(() => result.current.scan(photo));
  await act(() => result.current.scan(photo));
  expect(engine.calls[0]?.signal.aborted).toBe(true);
  await act(() => engine.calls[0]?.answer());
  expect(result.current.status).toBe('recognising');
  await act(() => engine.calls[1]?.answer());
  await reach('review');
});

test('sends nothing more for a replaced scan that was waiting for its next try', async () => {
  const engine = handEngine();
  const { result, act } = await mount(engine);
  await act(() => result.current.scan(photo));
  await act(() => engine.calls[0]?.fail(new KtpError('upstream-busy', { retryAfter: 0.2 })));
  await act(() => result.current.scan(photo));
  await new Promise((done) => setTimeout(done, 500));
  expect(engine.calls).toHaveLength(2);
});

test('retries temporary failures after Retry-After, and gives up on others at once', async () => {
  const engine = handEngine();
  const { result, act, reach } = await mount(engine);
  await act(() => result.current.scan(photo));
  const at = performance.now();
  await act(() => engine.calls[0]?.fail(new KtpError('upstream-busy', { retryAfter: 0.3 })));
  await expect.poll(() => engine.calls.length).toBe(2);
  expect(performance.now() - at).toBeGreaterThan(290);
  await act(() => engine.calls[1]?.fail(new KtpError('not-a-ktp')));
  await reach('failed');
  expect(engine.calls).toHaveLength(2);
  await act(() => result.current.retry());
  expect(result.current.photo).toBe(photo);
  await act(() => engine.calls[2]?.answer());
  await reach('review');
});

test('cancel keeps the photo, and retry continues; in review it changes nothing', async () => {
  const engine = handEngine();
  const { result, act, reach } = await mount(engine);
  await act(() => result.current.scan(photo));
  await act(() => result.current.cancel());
  expect(engine.calls[0]?.signal.aborted).toBe(true);
  expect(result.current.status).toBe('idle');
  expect(result.current.photoUrl).not.toBeNull();
  await act(() => result.current.retry());
  await act(() => engine.calls[1]?.answer());
  await reach('review');
  await act(() => result.current.cancel());
  expect(result.current.status).toBe('review');
});

test('keeps edits after a second scan fails', async () => {
  const engine = handEngine();
  const { result, act, reach } = await mount(engine);
  await act(() => result.current.scan(photo));
  await act(() => engine.calls[0]?.answer());
  await reach('review');
  await act(() => result.current.setField('nama', 'SITI'));
  await act(() => result.current.scan(photo));
  await act(() => engine.calls[1]?.fail(new KtpError('not-a-ktp')));
  await reach('failed');
  await act(() => result.current.backToReview());
  expect(result.current.draft?.fields.nama.value).toBe('SITI');
});

test('loses nothing if saving fails, and saves once per press', async () => {
  const saves: { resolve: () => void; reject: (e: Error) => void }[] = [];
  const onConfirm = () => new Promise<void>((resolve, reject) => saves.push({ resolve, reject }));
  const { result, act, reach } = await mount(fakeEngine('read'), { onConfirm });
  await act(() => result.current.scan(photo));
  await reach('review');
  await act(() => void [result.current.confirm(), result.current.confirm()]);
  expect(saves).toHaveLength(1);
  expect(result.current).toMatchObject({ status: 'review', saving: true });
  await act(() => saves[0]?.reject(new Error('down')));
  expect(result.current).toMatchObject({ status: 'review', saving: false, error: { name: 'KtpError' } });
  await act(() => void result.current.confirm());
  await act(() => result.current.reset());
  await act(() => saves[1]?.resolve());
  expect(result.current.status).toBe('idle');
});

test('leaves nothing of the card in the given client, and revokes URLs', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, act, reach } = await mount(fakeEngine('read'), { returnHeadImage: true }, wrapper);
  await act(() => result.current.scan(photo));
  expect(client.getMutationCache().findAll({ mutationKey: ['ktp-ocr'] })).toHaveLength(1);
  await reach('review');
  expect(result.current.faceUrl).not.toBeNull();
  const [kept] = client.getMutationCache().getAll();
  expect(kept?.state.data).toBeUndefined();
  expect(typeof kept?.state.variables).toBe('number');
  await act(() => result.current.reset());
  await expect.poll(() => client.getMutationCache().getAll()).toHaveLength(0);
  for (const { value } of made.mock.results) expect(revoked).toHaveBeenCalledWith(value);
});

test('waits for the network before the next try, and continues automatically', async () => {
  const engine = handEngine();
  const { result, act, reach } = await mount(engine);
  try {
    await act(() => result.current.scan(photo));
    await act(() => {
      onlineManager.setOnline(false);
      engine.calls[0]?.fail(new KtpError('offline', { retryAfter: 0 }));
    });
    await expect.poll(() => 'paused' in result.current && result.current.paused).toBe(true);
    expect(result.current.error?.code).toBe('offline');
    expect(engine.calls).toHaveLength(1);
  } finally {
    await act(() => onlineManager.setOnline(true));
  }
  await expect.poll(() => engine.calls.length).toBe(2);
  await act(() => engine.calls[1]?.answer());
  await reach('review');
});
