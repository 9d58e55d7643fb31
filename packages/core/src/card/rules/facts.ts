import type { KtpRegions } from '../regions/atlas.ts';
import { canonical } from './canonical.ts';
import { isCountry } from '../words/countries.ts';
import { isIsoDate, printedDateAtEnd } from '../words/dates.ts';
import type { KtpDraft } from '../draft.ts';
import { KTP_FIELDS, type KtpFieldName } from '../fields.ts';
import { type NikResult, parseNik } from '../nik/nik.ts';
import type { NikEvidence } from '../nik/nikRepair.ts';
import { provinceNamed, regenciesNamed } from '../regions/places.ts';
import { isIn, type KtpRegion } from '../regions/regions.ts';
import { likeness } from '../words/text.ts';
import { meaningOf, VOCABULARY } from '../words/vocabulary.ts';

/** What the fields of a draft say, computed once for all rules. */
export interface Facts {
  readonly draft: KtpDraft;
  readonly today: string;
  readonly regions: KtpRegions | null;
  /** Canonical values. */
  readonly value: Readonly<Record<KtpFieldName, string>>;
  readonly nik: NikResult;
  /** `YYYY-MM-DD`, or `null` if the field holds no day. */
  readonly born: string | null;
  readonly issued: string | null;
  readonly validUntil: string | null;
  readonly sex: 'LAKI-LAKI' | 'PEREMPUAN' | null;
  /** Whether the card is a citizen's or a foreigner's, if the nationality says so. */
  readonly citizen: 'wni' | 'wna' | null;
  readonly province: KtpRegion | null;
  /** Regencies the field may name, limited to the printed province if it has one of them. */
  readonly regencies: readonly KtpRegion[];
  /** All districts of those regencies. Empty if their names were not passed in. */
  readonly around: readonly KtpRegion[];
  /** Those of these districts that the field names. */
  readonly districts: readonly KtpRegion[];
  /** The text before the date of issue, if both were read in one line. */
  readonly placeOfIssue: string;
}

function iso(value: string): string | null {
  return isIsoDate(value) ? value : null;
}

/** A country's name has letters only. A short text that names none is more likely misread than a country in no list. */
function citizenOf(value: string): Facts['citizen'] {
  if (meaningOf('kewarganegaraan', value) !== null) return 'wni';
  if (isCountry(value)) return 'wna';
  const misread =
    /^WNI\b/i.test(value) || (VOCABULARY.kewarganegaraan ?? []).some((word) => likeness(value, word) >= 0.6);
  return !misread && /^[A-Z][A-Z .'-]{5,}$/i.test(value) ? 'wna' : null;
}

/** Computes what a draft says. */
export function factsOf(draft: KtpDraft): Facts {
  const value = Object.fromEntries(
    KTP_FIELDS.map((field) => [field, canonical(field, draft.fields[field].value)]),
  ) as Record<KtpFieldName, string>;
  const regions = draft.regions ?? null;
  const province = provinceNamed(value.provinsi);
  const named = regenciesNamed(value.kabKota);
  const inside = named.filter(({ code }) => province && isIn(province.code, code));
  const regencies = inside.length > 0 ? inside : named;
  const around = regencies.flatMap(({ code }) => regions?.districtsOf(code) ?? []);
  const issueLine = draft.fields.tanggalTerbit.raw;
  const dateAt = printedDateAtEnd(issueLine)?.index ?? 0;
  return {
    draft,
    today: draft.today,
    regions,
    value,
    nik: parseNik(value.nik, { today: draft.today, regions: draft.regions }),
    born: iso(value.tanggalLahir),
    issued: iso(value.tanggalTerbit),
    validUntil: iso(value.berlakuHingga),
    sex: meaningOf('jenisKelamin', value.jenisKelamin) as Facts['sex'],
    citizen: citizenOf(value.kewarganegaraan),
    province,
    regencies,
    around,
    districts: around.filter(({ code }) => regions?.isDistrictName(code, value.kecamatan)),
    placeOfIssue: issueLine.slice(0, dateAt).replace(/[\s,.:-]+$/, ''),
  };
}

/** Other facts on a card that help to repair its NIK. */
export function nikEvidence({ draft, today, value, born, sex, province, regencies }: Facts): NikEvidence {
  return {
    today,
    tanggalLahir: born ?? undefined,
    jenisKelamin: sex ?? undefined,
    province: province?.code ?? regencies[0]?.code.slice(0, 2),
    regency: regencies.length === 1 ? regencies[0]!.code : undefined,
    kecamatan: value.kecamatan || undefined,
    regions: draft.regions,
  };
}
