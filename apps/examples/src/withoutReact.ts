// A scan on a page without React: `createScan` keeps its state, and this file shows it with plain elements.
import { createScan, KTP_FIELDS, type KtpScan, type KtpScanOptions } from '@ktp-ocr/react';

type Review = Extract<ReturnType<KtpScan['getSnapshot']>, { readonly status: 'review' }>;

const SAID = {
  idle: 'Pilih foto KTP.',
  checking: 'Apakah semua tulisan terbaca?',
  preparing: 'Menyiapkan foto…',
  recognising: 'Membaca KTP…',
  review: 'Cocokkan dengan KTP.',
  confirmed: 'Tersimpan.',
  failed: 'Belum berhasil.',
} as const;

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', onClick);
  return made;
}

/** One input for each field, created when the review opens and kept up to date from then on. */
function createFields(scan: KtpScan): { readonly element: HTMLElement; readonly show: (review: Review) => void } {
  const element = document.createElement('div');
  const shows = KTP_FIELDS.map((name) => {
    const label = document.createElement('label');
    const input = document.createElement('input');
    label.append(name, ' ', input);
    input.addEventListener('input', () => scan.setField(name, input.value));
    const doubts = document.createElement('span');
    element.append(label, doubts);
    return ({ draft, open }: Review): void => {
      const { value, suggestions } = draft.fields[name];
      if (input.value !== value) input.value = value;
      const offers = suggestions.map((offer, i) => button(`Pakai ${offer.value}`, () => scan.accept(name, i)));
      const asked = open.includes(name) ? [...offers, button(`${name} sudah sesuai`, () => scan.keepOther(name))] : [];
      doubts.replaceChildren(...asked);
    };
  });
  return { element, show: (review) => shows.forEach((show) => show(review)) };
}

/**
 * Puts a whole scan into an element: file, reading, review, confirmation.
 *
 * @returns a function that ends the scan and forgets the photo.
 */
export function mountScan(into: HTMLElement, options: KtpScanOptions): () => void {
  const scan = createScan(options);
  const status = document.createElement('p');
  status.role = 'status';
  const file = document.createElement('input');
  file.type = 'file';
  file.accept = 'image/jpeg,image/png';
  file.ariaLabel = 'Foto KTP';
  file.addEventListener('change', () => {
    const [photo] = file.files ?? [];
    if (photo) scan.scan(photo);
  });
  const fields = createFields(scan);
  const confirm = button('Konfirmasi data', () => {
    const [first] = scan.confirm();
    if (first) status.textContent = `Periksa ${first}.`;
  });
  const again = button('Coba lagi', () => scan.retry());
  const show = (): void => {
    const state = scan.getSnapshot();
    status.textContent = state.status === 'failed' ? `${SAID.failed} (${state.error.code})` : SAID[state.status];
    if (state.status === 'review') {
      fields.show(state);
      into.replaceChildren(status, fields.element, confirm);
    } else into.replaceChildren(status, ...(state.status === 'failed' ? [again] : []), file);
  };
  const end = scan.subscribe(show);
  show();
  return () => {
    end();
    scan.destroy();
    into.replaceChildren();
  };
}
