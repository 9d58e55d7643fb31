import { KtpScanner } from '@ktp-ocr/react';
import { fakeEngine, fakePreparation, inventPerson } from '@ktp-ocr/testing';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';

test('a scan, from a file to the record', async () => {
  const person = inventPerson(7);
  let record: unknown = null;
  const engine = fakeEngine('read', { person });
  const { container } = render(
    <KtpScanner
      engine={engine}
      prepare={fakePreparation()}
      onConfirm={(confirmed) => {
        record = confirmed;
      }}
    />,
  );
  const photo = new File(['any bytes will do'], 'ktp.jpg', { type: 'image/jpeg' });
  fireEvent.change(container.querySelector('input[type=file]')!, { target: { files: [photo] } });
  fireEvent.click(await screen.findByRole('button', { name: 'Pakai foto ini' }));
  await waitFor(() => expect(container.querySelector('[data-confirm]')).not.toBeNull());
  fireEvent.click(container.querySelector('[data-confirm]')!);
  await waitFor(() => expect(record).toMatchObject({ nik: person.nik, nama: person.nama }));
});
