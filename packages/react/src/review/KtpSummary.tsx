'use client';
import { KTP_FIELDS, type KtpAnyRecord, type KtpFieldName, printedDate, SENSITIVE_FIELDS } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { listOf } from '../texts/listOf.ts';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLanguage, Translate } from '../texts/translate.ts';
import { controlOf } from './fieldControls.ts';
import { Screen } from '../shared/Screen.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<KtpSummary>` takes. */
export interface KtpSummaryProps extends KtpPartProps {
  /** What was confirmed. Of the NIK only the last four digits are shown. */
  readonly record: KtpAnyRecord;
  /** The person goes on. Without it there is no such button. */
  readonly onContinue?: (() => void) | undefined;
  /** The person wants to change something: `reopen` of `useKtpOcr` leads back to the review. */
  readonly onEdit: () => void;
}

/** Rows in the order of the card: those of an address, and place and date of birth, are one each. */
const ROWS: readonly (readonly [KtpFieldName, ...KtpFieldName[]])[] = [
  ['nama'],
  ['tempatLahir', 'tanggalLahir'],
  ['jenisKelamin'],
  ['golDarah'],
  ['alamat', 'rtRw', 'kelDesa', 'kecamatan'],
  ['kabKota'],
  ['provinsi'],
  ['agama'],
  ['statusPerkawinan'],
  ['pekerjaan'],
  ['kewarganegaraan'],
  ['berlakuHingga'],
  ['tanggalTerbit'],
];

interface RecordNoteProps {
  readonly record: KtpAnyRecord;
  readonly lang: KtpLanguage;
  readonly t: Translate;
}

/** A term and what was confirmed of it. */
type Row = readonly [term: string, value: string];

/** What a record holds of a field, whether a list has it or it is held apart. */
function valueIn({ other, ...record }: KtpAnyRecord, field: KtpFieldName): string {
  const apart: Readonly<Partial<Record<KtpFieldName, string>>> = other ?? {};
  return record[field] || (apart[field] ?? '');
}

function shownIn(record: KtpAnyRecord, field: KtpFieldName): string {
  const value = valueIn(record, field);
  if (field === 'rtRw' && /^\d+\/\d+$/.test(value)) return `RT ${value.replace('/', '/RW ')}`;
  return controlOf(field) === 'date' ? printedDate(value) : value;
}

function rowsOf(record: KtpAnyRecord, t: Translate): readonly Row[] {
  return ROWS.flatMap((fields): readonly Row[] => {
    const there = fields.filter((field) => valueIn(record, field) !== '');
    const [first] = there;
    if (!first) return [];
    const term = fields[0] === 'tempatLahir' ? t('confirmed.born') : t(`fields.${first}`);
    return [[term, there.map((field) => shownIn(record, field)).join(', ')]];
  });
}

/** Names the fields of the record in which nothing stands. */
function LeftBlank({ record, lang, t }: RecordNoteProps) {
  const blank = KTP_FIELDS.filter((field) => field in record && valueIn(record, field) === '');
  if (blank.length === 0) return null;
  const fields = listOf(
    blank.map((field) => t(`fields.${field}`)),
    lang,
  );
  return <p className="ktp-note">{t('confirmed.blank', { fields })}</p>;
}

function MaskedNik({ nik, t }: { readonly nik: string; readonly t: Translate }) {
  const last = nik.slice(-4);
  return (
    <div>
      <dt>{t('fields.nik')}</dt>
      <dd>
        <span className="ktp-mask" translate="no" aria-hidden="true">
          •••• •••• •••• {last}
        </span>
        <span className="ktp-hide">{t('confirmed.nik.masked', { digits: Array.from(last).join(' ') })}</span>
      </dd>
    </div>
  );
}

/** Names what the app did not ask for. */
function NotHandedOver({ record, lang, t }: RecordNoteProps) {
  const left = [...(record.foto ? [] : (['foto'] as const)), ...SENSITIVE_FIELDS.filter((field) => !(field in record))];
  if (left.length === 0) return null;
  const names = left.map((field) => t(`fields.${field}`));
  return (
    <p className="ktp-note">
      <Icon name="lock" />
      <span>{t('privacy.notHandedOver', { fields: listOf(names, lang) })}</span>
    </p>
  );
}

/** `KtpSummary` without its texts: below something that has them. */
export function Summary({ record, onContinue, onEdit, lang = 'id', labels, className }: KtpSummaryProps) {
  const t = useTranslator(labels);
  const mark = (
    <span className="ktp-state-mark" data-tone="ok">
      <Icon name="ok" />
    </span>
  );
  const screen = { title: t('confirmed.title'), lead: t('confirmed.lead.none'), mark, className };
  return (
    <Screen status="confirmed" {...screen}>
      <dl className="ktp-rows">
        {record.nik ? <MaskedNik nik={record.nik} t={t} /> : null}
        {rowsOf(record, t).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd translate="no">{value}</dd>
          </div>
        ))}
        {record.foto ? (
          <div>
            <dt>{t('fields.foto')}</dt>
            <dd>{t('confirmed.included')}</dd>
          </div>
        ) : null}
      </dl>
      <LeftBlank record={record} lang={lang} t={t} />
      <NotHandedOver record={record} lang={lang} t={t} />
      <div className="ktp-btns ktp-done-acts">
        {onContinue ? (
          <button className="ktp-btn" data-kind="primary" type="button" onClick={onContinue}>
            {t('confirmed.next')}
          </button>
        ) : null}
        <button className="ktp-btn" data-kind="quiet" type="button" onClick={onEdit}>
          {t('confirmed.edit')}
        </button>
      </div>
    </Screen>
  );
}

/** All that was confirmed, with the NIK masked, what was left empty, and what was not handed over. Renders a `<section>`. */
export function KtpSummary(props: KtpSummaryProps) {
  return (
    <BothLanguages lang={props.lang}>
      <Summary {...props} />
    </BothLanguages>
  );
}
