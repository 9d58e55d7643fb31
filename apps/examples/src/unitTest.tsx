import { KtpScanner } from '@ktp-ocr/react';
import { fakeEngine, fakePreparation, inventPerson, type KtpScenario } from '@ktp-ocr/testing';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, vi } from 'vitest';

const person = inventPerson(7);

/** Renders the scanner with a card that is read as a scenario says, chooses a photo and presses the last button. */
async function scan(scenario: KtpScenario) {
  const onConfirm = vi.fn();
  const engine = fakeEngine(scenario, { person });
  const { container } = render(<KtpScanner engine={engine} prepare={fakePreparation()} onConfirm={onConfirm} />);
  const find = (selector: string): Element => {
    const found = container.querySelector(selector);
    if (!found) throw new Error(`${selector} is not on the page.`);
    return found;
  };
  const photo = new File(['any bytes will do'], 'ktp.jpg', { type: 'image/jpeg' });
  fireEvent.change(find('input[type=file]'), { target: { files: [photo] } });
  fireEvent.click(await screen.findByRole('button', { name: 'Pakai foto ini' }));
  fireEvent.click(await waitFor(() => find('[data-confirm]')));
  return { onConfirm, find };
}

/** A scan without a browser, a picture or a network: from a file to the record. */
export async function scanToTheRecord(): Promise<void> {
  const { onConfirm } = await scan('read');
  await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce());
  expect(onConfirm.mock.calls[0]![0]).toMatchObject({ nik: person.nik, nama: person.nama });
}

/** A card that is read with doubts: they are shown, and the record waits for answers. */
export async function scanWithDoubts(): Promise<void> {
  const { onConfirm, find } = await scan('doubtful');
  await waitFor(() => find('[data-review=check]'));
  expect(onConfirm).not.toHaveBeenCalled();
}
