'use client';
import { KTP_FIELDS, type KtpField as KtpFieldName } from '@ktp-ocr/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from './icons.tsx';
import type { KtpOcr } from './ktpOcr.ts';
import { KtpField, reviewOf } from './KtpField.tsx';
import { type KtpLabels, type KtpLanguage, translator } from './labels/labels.ts';
import { Screen } from './Screen.tsx';

export interface KtpResultFormProps {
  /** What `useKtpOcr` returned, in the status `review`. In any other it renders nothing. */
  readonly ktp: KtpOcr;
  /** The fields shown, in the order of the form. Default: all of the card. */
  readonly fields?: readonly KtpFieldName[];
  /** Offered beside the photo. */
  readonly onRetake?: () => void;
  /** Told what happened, in words, for a live region. */
  readonly onAnnounce?: (text: string) => void;
  readonly lang?: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
  readonly className?: string;
  /** Shown above the bar with the confirmation. */
  readonly children?: ReactNode;
}

type Group = readonly [
  title: 'identity' | 'address' | 'birth' | 'card' | null,
  full: readonly KtpFieldName[],
  paired: readonly KtpFieldName[],
];

/** NIK, name and address first: they matter most. Then as on the card. */
const GROUPS: readonly Group[] = [
  [null, ['nik', 'nama', 'alamat'], ['rtRw', 'kelDesa', 'kecamatan', 'kabKota', 'provinsi']],
  [
    'birth',
    [],
    [
      'tempatLahir',
      'tanggalLahir',
      'jenisKelamin',
      'golDarah',
      'agama',
      'statusPerkawinan',
      'pekerjaan',
      'kewarganegaraan',
    ],
  ],
  ['card', [], ['berlakuHingga', 'tanggalTerbit']],
];

/**
 * The review: every field editable, doubtful ones beside their strip of the photo, with reason and suggestion. No `<form>` of its
 * own, so it may stand inside yours; its inputs carry the fields' names. Ctrl or Cmd + Enter confirms, Alt + Down goes to the next
 * field to check. Renders a `<section>`.
 */
export function KtpResultForm(props: KtpResultFormProps) {
  const { ktp, fields = KTP_FIELDS, onRetake, onAnnounce, lang = 'id', labels, className, children } = props;
  const t = translator(lang, labels);
  const root = useRef<HTMLDivElement>(null);
  const [photoOpen, setPhotoOpen] = useState(false);
  if (ktp.status !== 'review') return null;
  const { draft, photo, photoUrl, faceUrl, saving, error } = ktp;
  const open = ktp.open.filter((name) => fields.includes(name));

  const goTo = (name: KtpFieldName | undefined): void => {
    const field = name && root.current?.querySelector(`[data-field='${name}']`);
    if (!field) return;
    const target =
      field.querySelector<HTMLElement>('.ktp-suggest') ?? field.querySelector<HTMLElement>('input, textarea, select');
    target?.focus();
    field.scrollIntoView({ block: 'nearest' });
  };
  const next = (): void => {
    const inside = document.activeElement?.closest('[data-field]')?.getAttribute('data-field');
    const at = fields.indexOf(inside as KtpFieldName);
    goTo(open.find((name) => fields.indexOf(name) > at) ?? open[0]);
  };
  const confirm = (): void => {
    const blocking = ktp.confirm();
    if (blocking.length === 0) return;
    onAnnounce?.(t('announce.blocked', { n: blocking.length }));
    goTo(blocking[0]);
  };
  const answer = (name: KtpFieldName, key: 'announce.accepted' | 'announce.kept', act: () => void): void => {
    act();
    const left = open.filter((other) => other !== name).length;
    onAnnounce?.(left === 0 ? t('announce.all') : t(key, { field: t(`fields.${name}`), n: left }));
    // The button that was pressed is gone: its field's input takes the focus.
    root.current?.querySelector<HTMLElement>(`[data-field='${name}'] :is(input, textarea, select)`)?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
    else if (event.key === 'ArrowDown' && event.altKey) next();
    // Inside a page's own form, Enter must not send it with the review half done.
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
  };
  const show = (name: KtpFieldName): ReactNode =>
    fields.includes(name) ? (
      <KtpField
        key={name}
        name={name}
        field={draft.fields[name]}
        photo={photo}
        photoUrl={photoUrl}
        lang={lang}
        {...(labels ? { labels } : {})}
        onChange={(value) => ktp.setField(name, value)}
        onAccept={(i) => answer(name, 'announce.accepted', () => ktp.accept(name, i))}
        onKeep={() => answer(name, 'announce.kept', () => ktp.keep(name))}
        onUndo={() => ktp.undo(name)}
      />
    ) : null;

  const title = draft.reading ? t('review.title') : t('review.title.manual');
  return (
    // The keys belong to the whole form; each of its controls is focusable by itself.
    <div className="ktp-review-root" ref={root} onKeyDown={keys} role="presentation">
      <Screen status="review" title={title} lead={t('review.lead')} className={className}>
        <div className="ktp-review" data-photo={photoUrl ? '' : undefined}>
          {photoUrl && photo ? (
            <aside className="ktp-review-photo" aria-label={t('review.photo')}>
              <button
                className="ktp-peek"
                type="button"
                aria-expanded={photoOpen}
                onClick={() => setPhotoOpen(!photoOpen)}
              >
                <Icon name="file" small />
                {t(photoOpen ? 'review.closePhoto' : 'review.seePhoto')}
              </button>
              <div className="ktp-peek-photo" data-open={photoOpen || undefined}>
                <div className="ktp-photo">
                  <svg viewBox={`0 0 ${photo.width} ${photo.height}`} role="img" aria-label={t('review.photo')}>
                    <image href={photoUrl} width={photo.width} height={photo.height} />
                    {fields.map((name) => {
                      const { box } = draft.fields[name];
                      const review = reviewOf(draft.fields[name]);
                      if (!box || (review !== 'check' && review !== 'invalid')) return null;
                      const [x, y, width, height] = box;
                      return (
                        <rect
                          key={name}
                          className="ktp-box"
                          data-review="check"
                          x={x}
                          y={y}
                          width={width}
                          height={height}
                          rx="6"
                        />
                      );
                    })}
                  </svg>
                </div>
              </div>
              <p className="ktp-note">
                <Icon name="lock" />
                <span>{t('privacy.memory')}</span>
              </p>
              {onRetake ? (
                <button className="ktp-btn" data-kind="quiet" type="button" onClick={onRetake}>
                  <Icon name="camera" />
                  {t('review.retake')}
                </button>
              ) : null}
            </aside>
          ) : null}
          <div className="ktp-group">
            {faceUrl ? <img className="ktp-face" src={faceUrl} alt={t('review.face')} /> : null}
            {GROUPS.map(([name, full, paired]) => (
              <div className="ktp-group" key={name ?? 'first'}>
                {name && [...full, ...paired].some((field) => fields.includes(field)) ? (
                  <h3>{t(`groups.${name}`)}</h3>
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
                  <button className="ktp-btn" data-kind="quiet" type="button" onClick={next}>
                    <span className="ktp-bar-word">{t('review.next')}</span>
                    <Icon name="down" small />
                  </button>
                ) : null}
              </p>
              <button
                className="ktp-btn"
                data-kind="primary"
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
