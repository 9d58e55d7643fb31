// A server component: it names types and uses values of the package without becoming a client component itself.
import { KTP_FIELDS, type KtpRecord, maskNik } from '@ktp-ocr/react';
import { Scan } from '../Scan.tsx';

const earlier: KtpRecord | null = null;
const NIK = '3171014501909990';

export default function Page() {
  return (
    <>
      <p data-testid="on-the-server">
        {KTP_FIELDS.length} {maskNik(NIK)} {earlier === null ? 'new' : 'known'}
      </p>
      <Scan />
    </>
  );
}
