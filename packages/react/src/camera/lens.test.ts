import { describe, expect, test } from 'vitest';
import { abilityScore, facingOf, labelScore, usableLenses } from './lens.ts';

const devices = (...labels: readonly string[]): MediaDeviceInfo[] =>
  labels.map((label) => ({ kind: 'videoinput', deviceId: `id of ${label}`, label })) as unknown as MediaDeviceInfo[];
const order = (...labels: readonly string[]): string[] => usableLenses(devices(...labels)).map(({ label }) => label);

describe('which lens suits a card', () => {
  test('takes the main one on Android, where labels are numbered', () =>
    expect(
      order('camera2 3, facing back', 'camera2 1, facing front', 'camera2 0, facing back', 'camera2 2, facing back'),
    ).toEqual(['camera2 0, facing back', 'camera2 2, facing back', 'camera2 3, facing back']));
  test.each([
    [
      'English',
      'Back Dual Wide Camera',
      ['Back Camera', 'Back Ultra Wide Camera', 'Back Telephoto Camera', 'Front Camera'],
    ],
    [
      'Indonesian',
      'Kamera Lebar Belakang Ganda',
      ['Kamera Belakang', 'Kamera Ultra Lebar Belakang', 'Kamera Telefoto Belakang', 'Kamera Depan'],
    ],
    [
      'Indonesian, otherwise',
      'Dwikamera Lebar Belakang',
      ['Kamera Belakang', 'Kamera Ultra Lebar Belakang', 'Kamera Depan'],
    ],
  ])('takes the pair of an iPhone in %s, and never the widest before the plain one', (_, best, others) => {
    const labels = order(...others, best);
    expect(labels.slice(0, 2)).toEqual([best, others[0]]);
    expect(labels.some((label) => /Front|Depan/.test(label))).toBe(false);
  });
  test.each([
    [
      'English, three lenses',
      'Back Dual Wide Camera',
      ['Back Triple Camera', 'Back Camera', 'Back Ultra Wide Camera', 'Back Telephoto Camera'],
    ],
    [
      'Indonesian, three lenses',
      'Kamera Ganda Lebar Belakang',
      ['Kamera Tiga Belakang', 'Kamera Belakang', 'Kamera Ultra Lebar Belakang', 'Kamera Telefoto Belakang'],
    ],
    [
      'Indonesian, words turned round',
      'Kamera Belakang Lebar Ganda',
      ['Trikamera Belakang', 'Kamera Belakang', 'Kamera Belakang Ultralebar', 'Kamera Belakang Telefoto'],
    ],
  ])('prefers two lenses, then three, then the plain one, then the rest: %s', (_, best, others) => {
    expect(order(...others.toReversed(), best).slice(0, 3)).toEqual([best, others[0], others[1]]);
  });
  test.each([
    ['Back camera 1x', ['Back camera 0.5x', 'Back camera 2x', 'Back camera 10x']],
    ['Kamera belakang 1,0x', ['Kamera belakang 0,5x', 'Kamera belakang 3x']],
    ['Kamera belakang 1×', ['Kamera belakang 0,6 ×', 'Kamera belakang 2,5×']],
    ['Rear camera', ['Rear ultrawide camera', 'Rear Ultra-Wide camera', 'Rear camera (0.6x)']],
    ['camera2 0, facing back', ['camera2 2, facing back, 0.5x', 'camera2 3, facing back, 3x']],
  ])('prefers %s to those that see more or farther', (main, others) => {
    const [first, ...rest] = usableLenses(devices(...others, main));
    expect(first?.label).toBe(main);
    expect(labelScore(main)).toBeGreaterThan(0);
    for (const { label } of rest) expect(labelScore(label)).toBeLessThan(0);
  });
  test('does not take a size in pixels for a magnification', () =>
    expect(labelScore('Back Camera, 1920x1080')).toBe(labelScore('Back Camera')));
  test('takes any lens if none faces back, and none if labels are hidden', () => {
    expect(order('Integrated Camera')).toEqual(['Integrated Camera']);
    expect(order('FaceTime HD Camera')).toEqual(['FaceTime HD Camera']);
    expect(usableLenses([{ kind: 'videoinput', deviceId: '', label: '' } as MediaDeviceInfo])).toEqual([]);
  });
  test('knows which way it faces', () => {
    expect(['Kamera Belakang', 'Kamera Depan', 'USB 2.0 Camera'].map(facingOf)).toEqual(['environment', 'user', null]);
  });
  test('counts what a track can do, and ignores one that says nothing', () => {
    const track = (abilities: object) => ({ getCapabilities: () => abilities }) as unknown as MediaStreamTrack;
    expect(abilityScore(track({ torch: true, focusMode: ['continuous'] }))).toBe(2);
    expect(abilityScore(track({ focusMode: ['fixed'] }))).toBe(0);
    expect(abilityScore({} as MediaStreamTrack)).toBe(0);
  });
});
