'use client';
import { embeddedEngine } from '@ktp-ocr/engine/browser';
import { type KtpRecord, KtpScanner } from '@ktp-ocr/react';
import { useState, useSyncExternalStore } from 'react';

const engine = embeddedEngine();

/** The scanner, as its users put it into a page: read by the page's own server, or on the device with `?device` in the address. */
export function Scan() {
  // Nothing, until the page is alive: what a server renders hears no press yet.
  const reads = useSyncExternalStore(
    () => () => {},
    () => (location.search === '?device' ? 'device' : 'server'),
    () => undefined,
  );
  const [record, setRecord] = useState<KtpRecord | null>(null);
  return (
    <main data-ready={reads}>
      <KtpScanner {...(reads === 'device' ? { engine } : { endpoint: '/api/ktp' })} onConfirm={setRecord} />
      <pre data-testid="record">{record && JSON.stringify(record)}</pre>
    </main>
  );
}
