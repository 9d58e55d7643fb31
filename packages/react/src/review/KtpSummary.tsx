'use client';
import { type KtpField, type KtpRecord, printedDate } from '@ktp-ocr/core';
import { Icon } from '../shared/icons.tsx';
import { BothLanguages } from '../texts/BothLanguages.tsx';
import { listOf } from '../texts/listOf.ts';
import { useTranslator } from '../texts/texts.ts';
import { Screen } from '../shared/Screen.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<KtpSummary>` takes. */
export interface KtpSummaryProps extends KtpPartProps {
  /** What was confirmed. Of the NIK only the last four digits are shown. */
  readonly record: KtpRecord;
  /** The person goes on. Without it there is no such button. */
  readonly onContinue?: (() => void) | undefined;
  /** The person wants to change something: `reopen` of `useKtpOcr` leads back to the review. */
  readonly onEdit: () => void;
}

const SHOWN: readonly KtpField[] = ['nama', 'alamat', 'jenisKelamin', 'pekerjaan', 'kewarganegaraan'];
const HELD_BACK = ['agama', 'golDarah', 'statusPerkawinan'] as const;

/** `KtpSummary` without its texts: below something that has them. */
export function Summary({ record, onContinue, onEdit, lang = 'id', labels, className }: KtpSummaryProps) {
  const t = useTranslator(labels);
  const nik = record.nik ?? '';
  const address = [
    record.alamat,
    record.rtRw && `RT ${record.rtRw.replace('/', '/RW ')}`,
    record.kelDesa,
    record.kecamatan,
  ];
  const born = [record.tempatLahir, record.tanggalLahir && printedDate(record.tanggalLahir)].filter(Boolean).join(', ');
  const notHanded = [...(record.foto ? [] : (['foto'] as const)), ...HELD_BACK.filter((field) => !(field in record))];
  const rows = SHOWN.flatMap((field): (readonly [string, string])[] => {
    const value = field === 'alamat' ? address.filter(Boolean).join(', ') : (record[field] ?? '');
    const own: (readonly [string, string])[] = value ? [[t(`fields.${field}`), value]] : [];
    return field === 'alamat' && born ? [...own, [t('confirmed.born'), born]] : own;
  });
  return (
    <Screen
      status="confirmed"
      title={t('confirmed.title')}
      lead={t('confirmed.lead.none')}
      className={className}
      mark={
        <span className="ktp-state-mark" data-tone="ok">
          <Icon name="ok" />
        </span>
      }
    >
      <dl className="ktp-rows">
        {nik ? (
          <div>
            <dt>{t('fields.nik')}</dt>
            <dd>
              <span className="ktp-mask" aria-hidden="true">
                •••• •••• •••• {nik.slice(-4)}
              </span>
              <span className="ktp-hide">
                {t('confirmed.nik.masked', { digits: Array.from(nik.slice(-4)).join(' ') })}
              </span>
            </dd>
          </div>
        ) : null}
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notHanded.length > 0 ? (
        <p className="ktp-note">
          <Icon name="lock" />
          <span>
            {t('privacy.notHandedOver', {
              fields: listOf(
                notHanded.map((field) => t(`fields.${field}`)),
                lang,
              ),
            })}
          </span>
        </p>
      ) : null}
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
