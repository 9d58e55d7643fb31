'use client';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { Icon } from './icons.tsx';
import { startTranslator } from './labels/startLabels.ts';
import type { KtpLabels, KtpLanguage } from './labels/translate.ts';
import { usePhotoInput } from './usePhotoInput.tsx';

export interface KtpDropzoneProps {
  /** One photo, as the person chose, dropped, pasted or took it. */
  readonly onPhoto: (photo: File) => void;
  /** Opens a camera in the page. Without it the first button opens the camera app of the device. */
  readonly onCamera?: (() => void) | undefined;
  readonly lang?: KtpLanguage;
  readonly labels?: Partial<KtpLabels>;
  readonly className?: string;
  /** Shown below the two buttons. */
  readonly children?: ReactNode;
}

const PHOTOS = { 'image/*': ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.heic', '.heif'] };

/**
 * Two plain buttons, the device's camera and a file, and around them a place to drop or paste a photo. Several files, or one that
 * is no photo, are refused in words; the same file may be chosen twice. Renders a `<div>`.
 */
export function KtpDropzone({ onPhoto, onCamera, lang = 'id', labels, className, children }: KtpDropzoneProps) {
  const t = startTranslator(lang, labels);
  const [problem, setProblem] = useState<'start.two' | 'start.notPhoto' | null>(null);
  const take = useCallback(
    (files: readonly File[], refused: number) => {
      const [photo] = files;
      if (files.length + refused > 1) setProblem('start.two');
      else if (!photo) setProblem('start.notPhoto');
      else {
        setProblem(null);
        onPhoto(photo);
      }
    },
    [onPhoto],
  );
  const { getRootProps, getInputProps, open, isDragActive, isDragReject } = useDropzone({
    accept: PHOTOS,
    multiple: true, // so that two files can be told apart from one
    noClick: true,
    noKeyboard: true,
    noPaste: true, // heard on the whole page below: here it would need the focus inside
    onDrop: (accepted, rejected) => {
      if (accepted.length + rejected.length > 0) take(accepted, rejected.length);
    },
  });
  const device = usePhotoInput('camera', t('start.camera'), (photo) => take([photo], 0));
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      const writing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (files.length === 0 || writing) return;
      event.preventDefault();
      const photos = files.filter(({ type }) => type.startsWith('image/'));
      take(photos, files.length - photos.length);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [take]);
  return (
    <div
      {...getRootProps({ role: undefined, tabIndex: undefined })}
      className={['ktp-drop', className].filter(Boolean).join(' ')}
      data-drag={isDragActive ? (isDragReject ? 'reject' : 'over') : undefined}
    >
      <p className="ktp-drop-hint">{isDragActive ? t('start.drop.over') : t('start.drop')}</p>
      <div className="ktp-btns">
        <button className="ktp-btn" data-kind="primary" data-size="big" type="button" onClick={onCamera ?? device.open}>
          <Icon name="camera" />
          <span>
            {t('start.camera')}
            <small>{t('start.camera.more')}</small>
          </span>
        </button>
        <button className="ktp-btn" data-size="big" type="button" onClick={open}>
          <Icon name="file" />
          <span>
            {t('start.file')}
            <small>{t('start.file.more')}</small>
          </span>
        </button>
      </div>
      <input {...getInputProps({ 'aria-label': t('start.file'), multiple: false, tabIndex: -1 })} />
      {device.input}
      <p className="ktp-problem" role="alert">
        {problem ? t(problem) : ''}
      </p>
      {children}
    </div>
  );
}
