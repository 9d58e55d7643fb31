import { describe, expect, test } from 'vitest';
import { abilityScore, facingOf, usableLenses } from './lens.ts';

const devices = (...labels: readonly string[]): MediaDeviceInfo[] =>
  labels.map((label) => ({ kind: 'videoinput', deviceId: `id of ${label}`, label })) as unknown as MediaDeviceInfo[];
const order = (...labels: readonly string[]): string[] => usableLenses(devices(...labels)).map(({ label }) => label);

describe('which lens suits a card', () => {
  test('the main one of an Android, whose labels are numbers', () =>
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
  ])('the pair of an iPhone in %s, and never the widest before the plain one', (_, best, others) => {
    const labels = order(...others, best);
    expect(labels.slice(0, 2)).toEqual([best, others[0]]);
    expect(labels.some((label) => /Front|Depan/.test(label))).toBe(false);
  });
  test('where none is behind, whatever there is; where labels are hidden, nothing', () => {
    expect(order('Integrated Camera')).toEqual(['Integrated Camera']);
    expect(order('FaceTime HD Camera')).toEqual(['FaceTime HD Camera']);
    expect(usableLenses([{ kind: 'videoinput', deviceId: '', label: '' } as MediaDeviceInfo])).toEqual([]);
  });
  test('which way it looks', () => {
    expect(['Kamera Belakang', 'Kamera Depan', 'USB 2.0 Camera'].map(facingOf)).toEqual(['environment', 'user', null]);
  });
  test('what a track can do counts, and one that tells nothing counts for nothing', () => {
    const track = (abilities: object) => ({ getCapabilities: () => abilities }) as unknown as MediaStreamTrack;
    expect(abilityScore(track({ torch: true, focusMode: ['continuous'] }))).toBe(2);
    expect(abilityScore(track({ focusMode: ['fixed'] }))).toBe(0);
    expect(abilityScore({} as MediaStreamTrack)).toBe(0);
  });
});
