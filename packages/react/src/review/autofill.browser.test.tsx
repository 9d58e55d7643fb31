import { type KtpDraft, normalise } from '@ktp-ocr/core';
import { inventPerson, scenarioAnswer } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KtpResultForm } from './KtpResultForm.tsx';

const person = inventPerson(5);
const today = '2026-01-31';

/** How each of them is told to leave an input alone, as its makers have it. */
const LEAVES: Readonly<Record<string, (input: Element) => boolean>> = {
  browser: (input) => input.getAttribute('autocomplete') === 'off',
  '1Password': (input) => input.hasAttribute('data-1p-ignore'),
  LastPass: (input) => input.getAttribute('data-lpignore') === 'true',
  Bitwarden: (input) => input.hasAttribute('data-bwignore'),
  Dashlane: (input) => input.getAttribute('data-form-type') === 'other',
  'Proton Pass': (input) => input.getAttribute('data-protonpass-ignore') === 'true',
};

/** Fills in whatever it may, as they do: the value, then the events of somebody typing. */
function fillIn(root: Element, leaves: (input: Element) => boolean): number {
  const inputs = [...root.querySelectorAll<HTMLInputElement>('input, textarea')].filter((input) => !leaves(input));
  for (const input of inputs) {
    const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(input, 'AUTOFILLED');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return inputs.length;
}

const valuesOf = (draft: KtpDraft): string => JSON.stringify(Object.values(draft.fields).map(({ value }) => value));

test.each(Object.entries(LEAVES))('%s leaves what was read alone', async (_, leaves) => {
  const onChange = vi.fn();
  const draft = normalise(scenarioAnswer('doubtful', { person }).reading!, { today });
  const screen = await render(<KtpResultForm value={draft} onChange={onChange} today={today} />);
  await waitFor(() => expect(screen.container.querySelectorAll('input, textarea').length).toBeGreaterThan(1));
  expect(fillIn(screen.container, leaves)).toBe(0);
  expect(onChange).not.toHaveBeenCalled();
  // The same hand fills in what does not say so: the test can fail.
  expect(fillIn(screen.container, () => false)).toBeGreaterThan(1);
  expect(onChange).toHaveBeenCalled();
  expect(valuesOf(onChange.mock.calls[0]![0])).toContain('AUTOFILLED');
});

test('an empty form asks for no saved address or name either, and what a person writes is taken', async () => {
  const onChange = vi.fn();
  const screen = await render(<KtpResultForm defaultValue={null} onChange={onChange} today={today} />);
  await expect.element(screen.getByRole('textbox', { name: 'NIK' })).toBeVisible();
  const controls = [...screen.container.querySelectorAll('input, textarea, select')];
  expect(controls.length).toBeGreaterThan(15);
  for (const leaves of Object.values(LEAVES)) expect(controls.filter((control) => !leaves(control))).toEqual([]);
  await screen.getByRole('textbox', { name: 'NIK' }).click();
  await userEvent.fill(screen.getByRole('textbox', { name: 'NIK' }), person.nik);
  expect(onChange.mock.lastCall![0].fields.nik.value).toBe(person.nik);
});
