'use client';
import { type KtpAnyRecord, type KtpFieldName, printedDate } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { listOf } from '../texts/listOf.ts';
import { useTranslator } from '../texts/texts.ts';
import type { KtpLanguage, Translate } from '../texts/translate.ts';
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

const SHOWN: readonly KtpFieldName[] = ['nama', 'alamat', 'jenisKelamin', 'pekerjaan', 'kewarganegaraan'];
const HELD_BACK = ['agama', 'golDarah', 'statusPerkawinan'] as const;

/** A term and what was confirmed of it. */
type Row = readonly [term: string, value: string];

function rowsOf(record: KtpAnyRecord, t: Translate): readonly Row[] {
  const { alamat, rtRw, kelDesa, kecamatan, tempatLahir, tanggalLahir } = record;
  const address = [alamat, rtRw && `RT ${rtRw.replace('/', '/RW ')}`, kelDesa, kecamatan].filter(Boolean).join(', ');
  const born = [tempatLahir, tanggalLahir && printedDate(tanggalLahir)].filter(Boolean).join(', ');
  return SHOWN.flatMap((field): readonly Row[] => {
    const value = field === 'alamat' ? address : (record[field] ?? '');
    const own: readonly Row[] = value ? [[t(`fields.${field}`), value]] : [];
    return field === 'alamat' && born ? [...own, [t('confirmed.born'), born]] : own;
  });
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
function NotHandedOver({
  record,
  lang,
  t,
}: {
  readonly record: KtpAnyRecord;
  readonly lang: KtpLanguage;
  readonly t: Translate;
}) {
  const left = [...(record.foto ? [] : (['foto'] as const)), ...HELD_BACK.filter((field) => !(field in record))];
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
      </dl>
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

/** What was confirmed, with the NIK masked, and what was not handed over. Renders a `<section>`. */
export function KtpSummary(props: KtpSummaryProps) {
  return (
    <BothLanguages lang={props.lang}>
      <Summary {...props} />
    </BothLanguages>
  );
}
