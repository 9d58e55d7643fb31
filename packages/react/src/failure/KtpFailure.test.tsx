import { KtpError, type PhotoAdvice } from '@ktp-ocr/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { KtpFailure } from './KtpFailure.tsx';

const shown = (error: KtpError, advice: readonly PhotoAdvice[] = []): string =>
  renderToStaticMarkup(<KtpFailure error={error} advice={advice} photoUrl={null} actions={{}} lang="en" />);

test('names a missing endpoint to the developer, and to nobody else', () => {
  const failed = (detail: string | null): string =>
    shown(new KtpError('method-not-allowed', { message: 'No signer answers at /api/ktp.', detail }));
  expect(failed('http.404')).toContain('No signer answers at /api/ktp.');
  expect(failed(null)).toContain('Try again or enter the details by hand.');
  expect(failed(null)).not.toContain('/api/ktp');
});

test.each([
  ['no-text', ['blurry'], 'Hold still until it focuses'],
  ['not-a-ktp', ['glare', 'blurry', 'small'], 'Hold still until it focuses'],
  ['not-a-ktp', ['small'], 'Move closer until the card fills'],
  ['not-a-ktp', ['lowRes'], 'Move closer until the card fills'],
  ['not-a-ktp', ['dark'], 'not a copy or another card'],
  ['not-a-ktp', [], 'not a copy or another card'],
  ['several-cards', ['blurry'], 'Photograph one KTP only'],
] as const)('%s, where the check had said %j, says: %s', (code, advice, words) =>
  expect(shown(new KtpError(code), advice)).toContain(words),
);
