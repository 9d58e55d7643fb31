'use client';
import { embeddedEngine } from '@ktp-ocr/engine/browser';
import { type KtpRecord, KtpScanner } from '@ktp-ocr/react';
import { useState, useSyncExternalStore } from 'react';

const engine = embeddedEngine();

/**
 * The scanner as users put it into a page: the page's own server reads the card, or the device if the address has
 * `?device`.
 */
export function Scan() {
  // Renders nothing until hydrated: server-rendered markup does not react to a click yet.
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
