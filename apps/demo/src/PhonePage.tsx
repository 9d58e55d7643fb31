import { KtpHandoverPhone } from '@ktp-ocr/react/handover';

/**
 * The page a phone opens after scanning the code shown on another device: it has no session of ours, and needs none.
 */
export function PhonePage() {
  return (
    <main className="shell">
      <KtpHandoverPhone endpoint="/api/ktp/handover" />
    </main>
  );
}
