import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { KtpScanner } from './KtpScanner.tsx';

test('the scanner renders on a server', () => {
  const html = renderToString(<KtpScanner endpoint="/api/ktp" lang="id" />);
  expect(html).toContain('Foto KTP Anda');
  expect(html).toContain('data-status="idle"');
});
