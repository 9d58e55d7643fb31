'use client';
import { choicesOf, KTP_FIELDS, type KtpField as KtpFieldName } from '@ktp-ocr/core';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../icons.tsx';
import type { KtpOcr } from '../ktpOcr.ts';
import { BothLanguages } from '../labels/BothLanguages.tsx';
import { useTranslator } from '../labels/texts.ts';
import type { KtpLabels, KtpLanguage } from '../labels/translate.ts';
import { Screen } from '../Screen.tsx';
import { Field } from './KtpField.tsx';
import { ReviewPhoto } from './ReviewPhoto.tsx';
import { useDoubts } from './useDoubts.ts';

export interface KtpResultFormProps {
  /** What `useKtpOcr` returned, in the status `review`. In any other it renders nothing. */
  readonly ktp: KtpOcr;
  /** The fields shown, in the order of the form. Default: all of the card. */
  readonly fields?: readonly KtpFieldName[];
  /** Offered beside the photo; asked first where the person has written something. */
  readonly onRetake?: () => void;
  /** Told what happened, in words, for a live region. */
  readonly onAnnounce?: (text: string) => void;
  readonly lang?: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
  readonly className?: string;
  /** Shown above the bar with the confirmation. */
  readonly children?: ReactNode;
}

interface Group {
  readonly title: 'birth' | 'card' | null;
  readonly full: readonly KtpFieldName[];
  readonly paired: readonly KtpFieldName[];
}

/** NIK, name and address first: they matter most. Then as on the card. */
const GROUPS: readonly Group[] = [
  {
    title: null,
    full: ['nik', 'nama', 'alamat'],
    paired: ['rtRw', 'kelDesa', 'kecamatan', 'kabKota', 'provinsi'],
  },
  {
    title: 'birth',
    full: [],
    paired: [
      'tempatLahir',
      'tanggalLahir',
      'jenisKelamin',
      'golDarah',
      'agama',
      'statusPerkawinan',
      'pekerjaan',
      'kewarganegaraan',
    ],
  },
  { title: 'card', full: [], paired: ['berlakuHingga', 'tanggalTerbit'] },
];

/** Places and occupations are chosen while typing; closed fields have lists of their own. */
const TYPED_AHEAD = new Set<KtpFieldName>(['provinsi', 'kabKota', 'kecamatan', 'kelDesa', 'pekerjaan']);
const PLACES = new Set<KtpFieldName>(['kabKota', 'kecamatan', 'kelDesa']);

/** `KtpResultForm` without its texts: below something that has them. */
export function ResultForm(props: KtpResultFormProps) {
  const { ktp, fields = KTP_FIELDS, onRetake, onAnnounce, lang = 'id', labels, className, children } = props;
  const t = useTranslator(labels);
  const root = useRef<HTMLDivElement>(null);
  const open = ktp.open.filter((name) => fields.includes(name));
  const kept = useRef(new Set<KtpFieldName>());
  const doubts = useDoubts(root, ktp.draft, open, fields, (name, left) => {
    const key = kept.current.delete(name) ? 'announce.kept' : 'announce.accepted';
    onAnnounce?.(left === 0 ? t('announce.all') : t(key, { field: t(`fields.${name}`), n: left }));
  });
  if (ktp.status !== 'review') return null;
  const { draft, photo, photoUrl, faceUrl, saving, error } = ktp;

  const confirm = (): void => {
    const [first, ...others] = ktp.confirm();
    if (!first) return;
    onAnnounce?.(t('announce.blocked', { n: 1 + others.length }));
    doubts.goTo(first);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
    else if (event.key === 'ArrowDown' && event.altKey) doubts.next();
    // Inside a page's own form, Enter must not send it with the review half done.
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
  };
  const show = (name: KtpFieldName): ReactNode =>
    fields.includes(name) ? (
      <Field
        key={name}
        name={name}
        field={draft.fields[name]}
        photo={photo}
        photoUrl={photoUrl}
        lang={lang}
        {...(labels ? { labels } : {})}
        {...(TYPED_AHEAD.has(name) ? { choices: choicesOf(draft, name) } : {})}
        onChange={(value) => ktp.setField(name, value)}
        onAccept={(i) => {
          doubts.answered(name);
          ktp.accept(name, i);
        }}
        onKeep={() => {
          kept.current.add(name);
          doubts.answered(name);
          ktp.keep(name);
        }}
        onUndo={() => ktp.undo(name)}
        onSeeOther={(other) => doubts.goTo(other)}
      />
    ) : null;

  return (
    // The keys belong to the whole form; each of its controls is focusable by itself.
    <div
      className="ktp-review-root"
      ref={root}
      role="presentation"
      onKeyDown={keys}
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement && PLACES.has(target.name as KtpFieldName)) ktp.lookUpPlaces();
      }}
    >
      <Screen
        status="review"
        title={draft.reading ? t('review.title') : t('review.title.manual')}
        lead={t('review.lead')}
        className={className}
      >
        <div className="ktp-review" data-photo={photoUrl ? '' : undefined}>
          {photoUrl && photo ? <ReviewPhoto {...{ draft, fields, photo, photoUrl, onRetake, t }} /> : null}
          <div className="ktp-group">
            {faceUrl ? <img className="ktp-face" src={faceUrl} alt={t('review.face')} /> : null}
            {GROUPS.map(({ title, full, paired }) => (
              <div className="ktp-group" key={title}>
                {title && [...full, ...paired].some((field) => fields.includes(field)) ? (
                  <h3>{t(`groups.${title}`)}</h3>
                ) : null}
                {full.map(show)}
                <div className="ktp-two">{paired.map(show)}</div>
              </div>
            ))}
            {children}
            {error ? (
              <p className="ktp-problem" role="alert">
                {t('review.saveFailed')}
              </p>
            ) : null}
            <div className="ktp-bar" data-left={open.length}>
              <p className="ktp-left">
                <span>
                  <Icon name={open.length > 0 ? 'warn' : 'ok'} small />
                  {open.length > 0 ? t('review.left', { n: open.length }) : t('review.left.none')}
                </span>
                {open.length > 0 ? (
                  <button className="ktp-btn" data-kind="quiet" type="button" onClick={doubts.next}>
                    <span className="ktp-bar-word">{t('review.next')}</span>
                    <Icon name="down" small />
                  </button>
                ) : null}
              </p>
              <button
                className="ktp-btn"
                data-kind="primary"
                data-confirm=""
                type="button"
                aria-busy={saving}
                onClick={saving ? undefined : confirm}
              >
                {saving ? t('review.saving') : t('review.confirm')}
              </button>
            </div>
          </div>
        </div>
      </Screen>
    </div>
  );
}

/**
 * The review: every field editable, doubtful ones beside their strip of the photo, with reason and suggestion. No `<form>` of its
 * own, so it may stand inside yours; its inputs carry the fields' names. The focus goes to the first doubt, and on to the next after each
 * answer. Ctrl or Cmd + Enter confirms, Alt + Down goes to the next field to check. Renders a `<section>`.
 */
export function KtpResultForm(props: KtpResultFormProps) {
  return (
    <BothLanguages lang={props.lang}>
      <ResultForm {...props} />
    </BothLanguages>
  );
}
