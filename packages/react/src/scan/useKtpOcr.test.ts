import { fakeEngine } from '@ktp-ocr/testing';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useKtpOcr } from './useKtpOcr.ts';

test('renders on a server in its initial state', () => {
  const Form = () => createElement('input', { ...useKtpOcr({ engine: fakeEngine('read') }).getFieldProps('nama') });
  expect(renderToString(createElement(Form))).toContain('name="nama"');
});
