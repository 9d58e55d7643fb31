import type { KtpDraft } from './draft.ts';
import { factsOf } from './facts.ts';
import type { KtpField } from './fields.ts';
import { provinceNamed } from './places.ts';
import { provinces, regencies } from './regions.ts';
import { MEANINGS } from './vocabulary.ts';

/**
 * What a field may say, to choose from: the words of a closed field, or the places inside the one that is printed above.
 * Empty where anything may stand, or where the names of districts and villages were not passed in.
 */
export function choicesOf(draft: KtpDraft, field: KtpField): readonly string[] {
  const { regions, regencies: named, districts, province, value } = factsOf(draft);
  switch (field) {
    case 'provinsi': {
      return provinces.map(({ name }) => name);
    }
    case 'kabKota': {
      const within = province ?? provinceNamed(value.kabKota);
      return regencies.filter(({ code }) => code.startsWith(within?.code ?? '')).map(({ name }) => name);
    }
    case 'kecamatan': {
      return regions ? named.flatMap(({ code }) => regions.districtsOf(code).map(({ name }) => name)) : [];
    }
    case 'kelDesa': {
      return regions ? districts.flatMap(({ code }) => regions.villagesOf(code)) : [];
    }
    default: {
      return MEANINGS[field]?.map(([word = '']) => word) ?? [];
    }
  }
}
