import '../styles.css';
import { normalise } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson, scenarioAnswer } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KtpResultForm } from './KtpResultForm.tsx';

// What has the focus is whole on the screen, between the card and the bar: measured, at every Tab and every answer.
const person = inventPerson(5);
const today = '2026-01-31';
const SIZES = [
  [320, 568],
  [360, 640],
  [360, 740],
  [1280, 800],
  [360, 500], // a keyboard is open: the row takes the place of the card
] as const;
let photoUrl: string;
let photo: { blob: Blob; mediaType: 'image/jpeg'; width: number; height: number; originalBytes: number; quality: null };

beforeAll(async () => {
  const blob = await drawSpecimen(person);
  photoUrl = URL.createObjectURL(blob);
  photo = { blob, mediaType: 'image/jpeg', width: 1000, height: 631, originalBytes: blob.size, quality: null };
});

async function open(scenario: 'read' | 'doubtful', [width, height]: readonly [number, number]) {
  await page.viewport(width, height);
  const draft = normalise(scenarioAnswer(scenario, { person }).reading!, { today });
  const onConfirm = vi.fn();
  const screen = await render(
    <div className="ktp">
      <p>Another part of the page stands above.</p>
      <KtpResultForm
        defaultValue={draft}
        photo={photo}
        photoUrl={photoUrl}
        onRetake={() => null}
        {...{ today, onConfirm }}
      />
      <p>
        And another below. <a href="#here">A link</a>
      </p>
    </div>,
  );
  await expect.element(screen.getByRole('button', { name: 'Data sudah cocok' })).toBeVisible();
  return { screen, onConfirm, root: screen.container };
}

/** How far the focus ring reaches around what has the focus. */
const RING = 4;

/** What covers part of a box that must be whole: an edge of the screen, the card or the bar. */
function coveredBy(root: Element, box: DOMRect, within: Element): string | null {
  if (box.top - RING < 0 || box.bottom + RING > innerHeight) return 'the edge of the screen';
  for (const name of ['.ktp-look', '.ktp-bar']) {
    const cover = root.querySelector(name);
    if (!cover || cover.contains(within) || getComputedStyle(cover).position !== 'sticky') continue;
    const { top, bottom, left, right } = cover.getBoundingClientRect();
    const beside = right <= box.left || left >= box.right;
    if (!beside && box.bottom > top && box.top < bottom) return name;
  }
  return null;
}

/** What has the focus and is not whole in sight. */
function hidden(root: Element): string | null {
  const at = document.activeElement!;
  if (!root.contains(at) || !at.closest('.ktp-screen')) return null;
  const whole = at.closest('.ktp-pair') ?? at;
  const by = coveredBy(root, whole.getBoundingClientRect(), at);
  return by && `${at.getAttribute('aria-label') ?? at.textContent} is covered by ${by}`;
}

async function tabThrough(root: Element, key: string): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await userEvent.keyboard(key);
    if (!document.activeElement?.closest('.ktp-screen')) break;
    found.push(hidden(root));
  }
  return found;
}

describe.each(SIZES)('at %i × %i', (...size) => {
  test('the card takes a quarter of the screen at most, and stays there', async () => {
    const { root } = await open('read', size);
    const look = root.querySelector<HTMLElement>('.ktp-look')!;
    scrollTo(0, 400);
    await new Promise(requestAnimationFrame);
    const { top, height } = look.getBoundingClientRect();
    if (size[0] < 960) expect(height).toBeLessThanOrEqual(innerHeight / 4);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(30);
  });

  test('every Tab through a clean card, there and back, with a line opened on the way', async () => {
    const { root } = await open('read', size);
    root.querySelector<HTMLElement>('.ktp-look-card')!.focus();
    const there = await tabThrough(root, '{Tab}');
    expect(there.length).toBeGreaterThan(15);
    const back = await tabThrough(root, '{Shift>}{Tab}{/Shift}');
    expect(back.length).toBeGreaterThan(15);
    expect([...there, ...back].filter(Boolean)).toEqual([]);
    for (const name of ['Berlaku hingga', 'Alamat', 'NIK']) {
      const line = root.querySelector<HTMLElement>(`[aria-label='Ubah ${name}']`)!;
      line.focus();
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(document.activeElement?.matches('input, textarea, select')).toBe(true));
      expect(hidden(root)).toBeNull();
      await userEvent.keyboard('X');
      await waitFor(() => expect(hidden(root)).toBeNull());
    }
  });

  test('every Tab and every answer of a doubtful card', async () => {
    const { root } = await open('doubtful', size);
    root.querySelector<HTMLElement>('.ktp-look-card')!.focus();
    const there = await tabThrough(root, '{Tab}');
    expect(there.length).toBeGreaterThan(8);
    expect(there.filter(Boolean)).toEqual([]);
    root.querySelector<HTMLElement>("[data-field='nama'] .ktp-acts button")!.focus();
    for (let answers = 0; answers < 5 && document.activeElement?.closest('.ktp-acts'); answers += 1) {
      const before = document.activeElement;
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(document.activeElement).not.toBe(before));
      expect(hidden(root)).toBeNull();
    }
    expect(document.activeElement?.matches('[data-confirm]')).toBe(true);
    const undo = root.querySelector<HTMLElement>(".ktp-line[data-field='nama'] .ktp-line-act")!;
    undo.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.closest('.ktp-field')).not.toBeNull());
    expect(hidden(root)).toBeNull();
  });
});

test('with text twice as large the card scrolls away, and so does the bar', async () => {
  document.documentElement.style.fontSize = '200%';
  try {
    const { root } = await open('read', [360, 740]);
    for (const name of ['.ktp-look', '.ktp-bar']) {
      expect(getComputedStyle(root.querySelector(name)!).position).toBe('static');
    }
    root.querySelector<HTMLElement>('.ktp-look-card')!.focus();
    const there = await tabThrough(root, '{Tab}');
    expect(there.filter(Boolean)).toEqual([]);
    const ktp = root.querySelector('.ktp')!;
    expect(ktp.scrollWidth).toBeLessThanOrEqual(ktp.clientWidth);
  } finally {
    document.documentElement.style.fontSize = '';
  }
});

test('on a short screen the focused row stands where the card was', async () => {
  const { root } = await open('read', [360, 500]);
  const look = root.querySelector('.ktp-look')!;
  const { height } = look.getBoundingClientRect();
  root.querySelector<HTMLElement>("[aria-label='Ubah Alamat']")!.focus();
  await waitFor(() => expect(look.querySelector('.ktp-strip')?.getBoundingClientRect().height).toBeGreaterThan(30));
  expect(look.querySelector('.ktp-look-card > svg')!.getBoundingClientRect().height).toBe(0);
  expect(look.getBoundingClientRect().height).toBe(height); // nothing moves
});

test('the row of the field that has the focus is marked on the card', async () => {
  const { root } = await open('read', [360, 740]);
  expect(root.querySelector('.ktp-look rect')).toBeNull();
  root.querySelector<HTMLElement>("[aria-label='Ubah Nama']")!.focus();
  await waitFor(() => expect(root.querySelector('.ktp-look rect')).not.toBeNull());
  const first = root.querySelector('.ktp-look rect')!.getAttribute('y');
  root.querySelector<HTMLElement>("[aria-label='Ubah Alamat']")!.focus();
  await waitFor(() => expect(root.querySelector('.ktp-look rect')!.getAttribute('y')).not.toBe(first));
});
