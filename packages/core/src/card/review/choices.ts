import type { KtpDraft } from '../draft.ts';
import { factsOf } from '../rules/facts.ts';
import type { KtpFieldName } from '../fields.ts';
import { provinceNamed } from '../regions/places.ts';
import { provinces, regenciesIn, regencyToday } from '../regions/regions.ts';
import { MEANINGS } from '../words/vocabulary.ts';

/**
 * The values a field can be chosen from: the words of a closed field, or the places within the one printed above it.
 * Empty if the field takes any text, or if the names of districts and villages were not passed in.
 */
export function choicesOf(draft: KtpDraft, field: KtpFieldName): readonly string[] {
  const { regions, around, districts, province, value } = factsOf(draft);
  switch (field) {
    case 'provinsi': {
      return provinces.map(({ name }) => name);
    }
    case 'kabKota': {
      const within = province ?? provinceNamed(value.kabKota);
      return regenciesIn(within?.code ?? '').map(({ name }) => name);
    }
    case 'kecamatan': {
      return around.map(({ name }) => name);
    }
    case 'kelDesa': {
      return districts.flatMap(({ code }) => regions?.villagesOf(code) ?? []);
    }
    default: {
      return MEANINGS[field]?.map(([word = '']) => word) ?? [];
    }
  }
}

/**
 * Codes of the provinces a card may be from, for `loadRegions`: by the printed province or, if that is unclear, by the
 * NIK.
 */
export function provincesOf(draft: KtpDraft): readonly string[] {
  const { province, regencies: named, nik } = factsOf(draft);
  const codes = province ? [province.code] : named.map(({ code }) => code.slice(0, 2));
  const registered = nik.ok ? [(regencyToday(nik.value.regency) ?? nik.value.province).slice(0, 2)] : [];
  return [...new Set(codes.length > 0 ? codes : registered)];
}
