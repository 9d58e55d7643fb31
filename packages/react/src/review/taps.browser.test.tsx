import '../styles.css';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KtpScanner } from '../scan/KtpScanner.tsx';

const person = inventPerson(5);
const photo = new File([await drawSpecimen(person)], 'ktp.jpg', { type: 'image/jpeg' });

beforeEach(() => page.viewport(360, 740));

test.each([
  ['a clean card', 'read', 2],
  ['three doubts', 'doubtful', 5],
] as const)('from the chosen photo to the app with the record, %s takes as many taps as it must', async (...one) => {
  const [, scenario, most] = one;
  const onContinue = vi.fn();
  let taps = 0;
  const screen = await render(
    <KtpScanner
      engine={fakeEngine(scenario, { person })}
      today="2026-01-31"
      afterConfirm="continue"
      onContinue={onContinue}
    />,
  );
  const tap = async (button: HTMLElement): Promise<void> => {
    // A finger presses only what is on the screen, and not under something else.
    button.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = button.getBoundingClientRect();
    expect(button.contains(document.elementFromPoint(left + width / 2, top + height / 2))).toBe(true);
    taps += 1;
    button.click();
  };
  const transfer = new DataTransfer();
  transfer.items.add(photo);
  document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: transfer }));
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible();
  await tap(screen.getByRole('button', { name: 'Pakai foto ini' }).element() as HTMLElement);
  await expect.element(screen.getByRole('button', { name: 'Data sudah cocok' })).toBeVisible();
  const answers = (): readonly HTMLElement[] => [...screen.container.querySelectorAll<HTMLElement>('.ktp-acts button')];
  if (scenario === 'doubtful') {
    // The suggestion for the district comes with the names of places.
    await expect.element(screen.getByRole('button', { name: /untuk Kecamatan$/ })).toBeVisible();
  }
  for (let [first] = answers(); first; [first] = answers()) {
    await tap(first);
    await waitFor(() => expect(first?.isConnected).toBe(false));
  }
  await tap(screen.getByRole('button', { name: 'Data sudah cocok' }).element() as HTMLElement);
  await waitFor(() => expect(onContinue).toHaveBeenCalledWith(expect.objectContaining({ nik: person.nik })));
  expect(taps).toBe(most);
});
