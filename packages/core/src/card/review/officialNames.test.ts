import { describe, expect, test } from 'vitest';
import type { KtpReading } from '../reading.ts';
import { loadRegions } from '../regions/loadRegions.ts';
import { normalise, withRegions } from './normalise.ts';
import { setField } from './review.ts';

const regions = await loadRegions(['32']);
const reading = (kecamatan: string, kelDesa: string): KtpReading => {
  const line = (text: string) => ({ text, confidence: 0.95, box: null });
  return {
    engine: { name: 'fake', version: null, ms: null },
    lines: {
      provinsi: line('JAWA BARAT'),
      kabKota: line('KOTA BANDUNG'),
      kecamatan: line(kecamatan),
      kelDesa: line(kelDesa),
    },
    face: null,
    warnings: [],
    requestId: null,
  };
};
const draftOf = (kecamatan: string, kelDesa: string) =>
  normalise(reading(kecamatan, kelDesa), { today: '2026-01-01', regions });

describe('district and village', () => {
  test('are written as in the official tables if every letter agrees', () => {
    const { kecamatan, kelDesa } = draftOf('C O B L O N G', 'D A G O').fields;
    expect([kecamatan.value, kelDesa.value]).toEqual(['COBLONG', 'DAGO']);
    expect([kecamatan.raw, kelDesa.raw]).toEqual(['C O B L O N G', 'D A G O']);
    expect([kecamatan.status, kelDesa.status]).toEqual(['ok', 'ok']);
    expect(draftOf('BANDUNGWETAN', 'TAMAN SARI').fields.kecamatan.value).toBe('BANDUNG WETAN');
  });

  test('keep their letters if one differs, and their spelling in an unknown regency', () => {
    expect(draftOf('COBL0NG', 'DAG0').fields.kecamatan.value).toBe('COBL0NG');
    const elsewhere = {
      ...reading('C O B L O N G', 'DAGO'),
      lines: { kecamatan: { text: 'C O B L O N G', confidence: 1, box: null } },
    };
    expect(normalise(elsewhere, { today: '2026-01-01', regions }).fields.kecamatan.value).toBe('C O B L O N G');
  });

  test("are written officially when the tables arrive later, but never over the person's own text", () => {
    const early = normalise(reading('C O B L O N G', 'D A G O'), { today: '2026-01-01' });
    expect(early.fields.kecamatan.value).toBe('C O B L O N G');
    const typed = setField(early, 'kelDesa', 'DA GO');
    const late = withRegions(typed, regions);
    expect([late.fields.kecamatan.value, late.fields.kelDesa.value]).toEqual(['COBLONG', 'DA GO']);
  });
});
