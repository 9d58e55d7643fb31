import { KtpHandoverPhone } from '@ktp-ocr/react/handover';

/** What a phone opens that has scanned the code of the scanner on another device: it has no session of ours, and needs none. */
export function PhonePage() {
  return (
    <main className="shell">
      <KtpHandoverPhone endpoint="/api/ktp/handover" />
    </main>
  );
}
