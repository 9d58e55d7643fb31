import { fakeEngine, inventPerson, scenarioAnswer } from '@ktp-ocr/testing';
import type { KtpEngine, PreparedPhoto } from '@ktp-ocr/core';
import { KtpError, REQUIRED_FIELDS } from '@ktp-ocr/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KtpOcr } from './ktpOcr.ts';
import type { UseKtpOcrOptions } from './scanOptions.ts';
import { useKtpOcr } from './useKtpOcr.ts';

const person = inventPerson(5);
const prepared: PreparedPhoto = {
  blob: new Blob(['prepared'], { type: 'image/jpeg' }),
  mediaType: 'image/jpeg',
  width: 1000,
  height: 630,
  originalBytes: 8,
  quality: null,
};
async function photo(): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 40);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'white';
  context.fillRect(0, 0, 64, 40);
  context.fillStyle = 'navy';
  context.fillRect(8, 8, 40, 6); // a picture of one colour would be refused as blank
  return canvas.convertToBlob({ type: 'image/jpeg' });
}
const use = (
  engine: KtpEngine,
  options: Partial<UseKtpOcrOptions> = {},
  wrapper?: (props: { children: ReactNode }) => ReactNode,
) =>
  renderHook(
    () => useKtpOcr({ engine, today: '2026-11-23', ...options } as UseKtpOcrOptions),
    wrapper ? { wrapper } : {},
  );
interface Hook {
  readonly current: KtpOcr;
}
const reach = (hook: Hook, status: KtpOcr['status']) => waitFor(() => expect(hook.current.status).toBe(status));

/** An engine that answers on command, and remembers its calls. */
function manual(): KtpEngine & {
  calls: { signal: AbortSignal; resolve: () => void; reject: (error: KtpError) => void }[];
} {
  const reading = scenarioAnswer('read', { person }).reading!;
  const calls: ReturnType<typeof manual>['calls'] = [];
  return {
    name: 'manual',
    runsOn: 'device',
    calls,
    recognise: (_, options) =>
      new Promise((resolve, reject) => {
        calls.push({ signal: options.signal, resolve: () => resolve(reading), reject });
        options.signal.addEventListener('abort', () => reject(new KtpError('client-closed')));
      }),
  };
}

let made: string[] = [];
beforeEach(() => {
  made = [];
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = create(blob);
    made.push(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    made = made.filter((one) => one !== url);
    revoke(url);
  });
});
afterEach(() => vi.restoreAllMocks());

describe('the states', () => {
  test('idle, preparing, recognising, review, confirmed', async () => {
    const onConfirm = vi.fn();
    const seen: string[] = [];
    const { result } = renderHook(() => {
      const ktp = useKtpOcr({ engine: fakeEngine('read', { person, delay: 50 }), onConfirm, today: '2026-11-23' });
      if (seen.at(-1) !== ktp.status) seen.push(ktp.status);
      return ktp;
    });
    const chosen = await photo();
    act(() => result.current.scan(chosen));
    await reach(result, 'review');
    expect(result.current.draft?.fields.nama.value).toBe(person.nama);
    act(() => void result.current.confirm());
    await reach(result, 'confirmed');
    expect(seen).toEqual(['idle', 'preparing', 'recognising', 'review', 'confirmed']);
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ nik: person.nik }));
    expect(onConfirm.mock.calls[0]![0]).not.toHaveProperty('agama');
    expect(result.current.photoUrl).toBeNull();
  });

  test('works without a provider, and sends a photo once in StrictMode', async () => {
    const engine = fakeEngine('read', { person });
    const recognise = vi.spyOn(engine, 'recognise');
    const { result } = use(engine, {}, StrictMode as never);
    act(() => result.current.scan(prepared));
    await reach(result, 'review');
    expect(recognise).toHaveBeenCalledTimes(1);
  });

  test('passes edits, suggestions, keeping and undo on to the draft', async () => {
    const { result } = use(fakeEngine('doubtful', { person }));
    act(() => result.current.scan(prepared));
    await reach(result, 'review');
    act(() => result.current.accept('jenisKelamin'));
    expect(result.current.draft?.fields.jenisKelamin).toMatchObject({ value: 'LAKI-LAKI', status: 'confirmed' });
    act(() => result.current.undo('jenisKelamin'));
    expect(result.current.draft?.fields.jenisKelamin).toMatchObject({ value: 'LAKEI AKI', status: 'suggested' });
    act(() => result.current.setField('pekerjaan', 'PILOT'));
    expect(result.current.draft?.fields.pekerjaan).toMatchObject({ value: 'PILOT', status: 'edited' });
    let blocking: readonly string[] = [];
    act(() => void (blocking = result.current.confirm()));
    expect(blocking).toContain('jenisKelamin');
    expect(result.current.status).toBe('review');
  });

  test('can be filled in by hand, without any reading', async () => {
    const { result } = use(fakeEngine('read'));
    act(() => result.current.fillIn());
    await reach(result, 'review');
    expect(result.current.open).toEqual(REQUIRED_FIELDS);
    expect(result.current.confirm()).toEqual(REQUIRED_FIELDS);
  });

  test('returns from confirmed with the content of the record', async () => {
    const { result } = use(fakeEngine('read', { person }));
    act(() => result.current.scan(prepared));
    await reach(result, 'review');
    act(() => void result.current.confirm());
    await reach(result, 'confirmed');
    act(() => result.current.reopen());
    await reach(result, 'review');
    expect(result.current.draft?.fields.nama.value).toBe(person.nama);
    expect(result.current.photoUrl).toBeNull();
  });
});

describe('stopping', () => {
  test('cancel aborts the engine, keeps the photo, and retry continues without preparing again', async () => {
    const engine = manual();
    const { result } = use(engine);
    const chosen = await photo();
    act(() => result.current.scan(chosen));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    const before = result.current.photo;
    act(() => result.current.cancel());
    expect(engine.calls[0]!.signal.aborted).toBe(true);
    expect([result.current.status, result.current.photoUrl === null]).toEqual(['idle', false]);
    act(() => result.current.retry());
    expect(result.current.status).toBe('recognising');
    await waitFor(() => expect(engine.calls).toHaveLength(2));
    engine.calls[1]!.resolve();
    await reach(result, 'review');
    expect(result.current.photo).toBe(before);
  });

  test('a second scan replaces the first, whose late answer is ignored', async () => {
    const engine = manual();
    const { result } = use(engine);
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    act(() => result.current.scan({ ...prepared, width: 7 }));
    await waitFor(() => expect(engine.calls).toHaveLength(2));
    expect(engine.calls[0]!.signal.aborted).toBe(true);
    engine.calls[0]!.resolve();
    engine.calls[1]!.resolve();
    await reach(result, 'review');
    expect(result.current.photo?.width).toBe(7);
  });

  test('leaving the page aborts the engine and revokes every address', async () => {
    const engine = manual();
    const { result, unmount } = use(engine);
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    expect(made.length).toBeGreaterThan(0);
    unmount();
    expect(engine.calls[0]!.signal.aborted).toBe(true);
    expect(made).toEqual([]);
  });

  test('reset drops photo, face and draft, and revokes their addresses', async () => {
    const { result } = use(fakeEngine('read', { person }), { returnHeadImage: true });
    act(() => result.current.scan(prepared));
    await reach(result, 'review');
    expect(result.current.faceUrl).not.toBeNull();
    act(() => result.current.reset());
    expect(result.current).toMatchObject({ status: 'idle', photo: null, photoUrl: null, faceUrl: null, draft: null });
    expect(made).toEqual([]);
  });
});

describe('failing', () => {
  test('retries only temporary failures, as often as configured', async () => {
    const engine = manual();
    const { result } = use(engine, { retries: 1 });
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    engine.calls[0]!.reject(new KtpError('upstream-busy', { retryAfter: 0 }));
    await waitFor(() => expect(engine.calls).toHaveLength(2));
    engine.calls[1]!.reject(new KtpError('upstream-busy', { retryAfter: 0 }));
    await reach(result, 'failed');
    expect(result.current.error?.code).toBe('upstream-busy');
    act(() => result.current.retry());
    await waitFor(() => expect(engine.calls).toHaveLength(3));
    engine.calls[2]!.reject(new KtpError('not-a-ktp'));
    await reach(result, 'failed');
    expect(engine.calls).toHaveLength(3);
  });

  test('does not retry a time-out automatically, because it may have been billed', async () => {
    const engine = manual();
    const { result } = use(engine);
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    engine.calls[0]!.reject(new KtpError('upstream-timeout'));
    await reach(result, 'failed');
    expect(engine.calls).toHaveLength(1);
  });

  test('respects Retry-After', async () => {
    const engine = manual();
    const { result } = use(engine, { retries: 1 });
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    const started = performance.now();
    engine.calls[0]!.reject(new KtpError('upstream-busy', { retryAfter: 1 }));
    await waitFor(() => expect(result.current.error?.code).toBe('upstream-busy'));
    expect(result.current.status).toBe('recognising');
    await waitFor(() => expect(engine.calls).toHaveLength(2));
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test('fails before any engine is called if a photo cannot be prepared', async () => {
    const engine = manual();
    const onError = vi.fn();
    const { result } = use(engine, { onError });
    act(() => result.current.scan(new Blob(['%PDF-1.7'])));
    await reach(result, 'failed');
    expect(result.current.error?.code).toBe('pdf-not-photo');
    expect([engine.calls.length, onError.mock.calls.length]).toEqual([0, 1]);
  });

  test('keeps the way back to the edits after a new scan fails', async () => {
    const engine = manual();
    const { result } = use(engine);
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(1));
    engine.calls[0]!.resolve();
    await reach(result, 'review');
    act(() => result.current.setField('pekerjaan', 'PILOT'));
    act(() => result.current.scan(prepared));
    await waitFor(() => expect(engine.calls).toHaveLength(2));
    engine.calls[1]!.reject(new KtpError('not-a-ktp'));
    await reach(result, 'failed');
    act(() => result.current.backToReview());
    expect(result.current.draft?.fields.pekerjaan.value).toBe('PILOT');
  });

  test('loses nothing if saving fails, and can try again', async () => {
    const onConfirm = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce(undefined);
    const { result } = use(fakeEngine('read', { person }), { onConfirm });
    act(() => result.current.scan(prepared));
    await reach(result, 'review');
    act(() => void result.current.confirm());
    await waitFor(() => expect(result.current.error).not.toBeNull());
    expect(result.current).toMatchObject({ status: 'review', saving: false });
    expect(result.current.photoUrl).not.toBeNull();
    act(() => void result.current.confirm());
    await reach(result, 'confirmed');
  });
});

test('lets the person leave a slow server: its request is aborted, and the photo is prepared only once', async () => {
  const server: KtpEngine = { ...manual(), runsOn: 'server' };
  const { calls } = server as ReturnType<typeof manual>;
  const deviceEngine = fakeEngine('read', { person, runsOn: 'device' });
  const reads = vi.spyOn(deviceEngine, 'recognise');
  const { result } = use(server, { deviceEngine });
  expect(result.current.readOnDevice).toBeNull(); // nothing to read
  act(() => result.current.scan(prepared));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(result.current.runsOn).toBe('server');
  act(() => result.current.readOnDevice!());
  expect(calls[0]!.signal.aborted).toBe(true);
  expect(result.current).toMatchObject({ runsOn: 'device', readOnDevice: null });
  await reach(result, 'review');
  expect(reads.mock.calls.map(([photo]) => photo)).toEqual([prepared]);
  expect(calls).toHaveLength(1);
});

test('waits without a network, and continues automatically', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const engine: KtpEngine = { ...manual(), runsOn: 'server' };
  const calls = (engine as ReturnType<typeof manual>).calls;
  const { result } = use(engine);
  window.dispatchEvent(new Event('offline'));
  act(() => result.current.scan(prepared));
  await waitFor(() => expect(calls).toHaveLength(1));
  calls[0]!.reject(new KtpError('offline', { retryAfter: 0 }));
  await waitFor(() => expect(result.current).toMatchObject({ status: 'recognising', paused: true }));
  online.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(calls).toHaveLength(2));
  calls[1]!.resolve();
  await reach(result, 'review');
});

test("uses the app's client, and puts nothing of the card in its cache", async () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = use(fakeEngine('read', { person }), {}, wrapper);
  act(() => result.current.scan(prepared));
  await waitFor(() => expect(client.getMutationCache().getAll()).toHaveLength(1));
  await reach(result, 'review');
  const kept = client
    .getMutationCache()
    .getAll()
    .map(({ state }) => state);
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${person.nik}|${person.nama}`));
  expect(kept.every(({ data, variables }) => data === undefined && typeof variables !== 'object')).toBe(true);
});

test('its fields work in a plain form', async () => {
  function Form() {
    const ktp = useKtpOcr({ engine: fakeEngine('read', { person }), today: '2026-11-23' });
    return (
      <form>
        <button type="button" onClick={() => ktp.scan(prepared)}>
          scan
        </button>
        <input aria-label="nama" {...ktp.getFieldProps('nama')} />
      </form>
    );
  }
  const { container } = render(<Form />);
  screen.getByText('scan').click();
  await waitFor(() => expect(screen.getByLabelText('nama')).toHaveProperty('value', person.nama));
  expect(new FormData(container.querySelector('form')!).get('nama')).toBe(person.nama);
});
