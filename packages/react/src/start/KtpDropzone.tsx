'use client';
import { type DragEvent, type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createLate } from '../shared/createLate.ts';
import { Icon } from '../shared/icons.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';
import { useLate } from '../shared/useLate.ts';
import { useLatest } from '../shared/useLatest.ts';
import { usePhotoInput } from '../shared/usePhotoInput.tsx';
import { startTranslator } from '../texts/startLabels.ts';
import type { KtpStartLabelKey, Translate } from '../texts/translate.ts';
import type { DropTarget } from './PhotoDrop.tsx';

/** The props of `<KtpDropzone>`. */
export interface KtpDropzoneProps extends KtpPartProps {
  /** Receives one photo that the person chose, dropped, pasted or took. */
  readonly onPhoto: (photo: File) => void;
  /** Opens a camera in the page. Without it, the first button opens the device's camera app. */
  readonly onCamera?: (() => void) | undefined;
  /** Shown below the two buttons. */
  readonly children?: ReactNode;
}

/** Until a photo can be dropped: otherwise the browser would leave the page to show the file. */
const NOT_YET = {
  onDragOver: (event: DragEvent) => event.preventDefault(),
  onDrop: (event: DragEvent) => event.preventDefault(),
};

/** Phones, which cannot drop files, never fetch it. */
const lateDrop = createLate(() => import('./PhotoDrop.tsx'));

const MOUSE = '(any-pointer: fine)';

/** `null` in the Node DOM of tests, which may not support media queries. */
const mouse = (): MediaQueryList | null => globalThis.matchMedia?.(MOUSE) ?? null;

/** Whether there is a mouse, a pen or the like to drop files with. */
function useCanDrop(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = mouse();
      query?.addEventListener('change', changed);
      return () => query?.removeEventListener('change', changed);
    },
    () => mouse()?.matches ?? false,
    () => false,
  );
}

type Problem = 'start.two' | 'start.notPhoto';

/** Accepts exactly one photo, and otherwise returns the problem to show. */
function useOnePhoto(onPhoto: (photo: File) => void) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useLatest(onPhoto);
  const take = useCallback(
    (photos: readonly File[], refused: number): void => {
      const [photo] = photos;
      const isOne = photos.length + refused === 1 && photo;
      setProblem(isOne ? null : photos.length + refused > 1 ? 'start.two' : 'start.notPhoto');
      if (isOne) latest.current(photo);
    },
    [latest],
  );
  return { problem, take };
}

type Take = ReturnType<typeof useOnePhoto>['take'];

/** Accepts a paste anywhere on the page, except in a text field. */
function usePaste(take: Take): void {
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
}

interface WaysProps {
  readonly t: Translate<KtpStartLabelKey>;
  readonly take: Take;
  readonly onCamera: (() => void) | undefined;
}

/** Some devices give no type: such files are checked later, by their bytes. */
const isNoPhoto = ({ type }: File): boolean => type !== '' && !type.startsWith('image/');

/** The two buttons, and the inputs they open. */
function Ways({ t, take, onCamera }: WaysProps) {
  const device = usePhotoInput('camera', t('start.camera'), (photo) => take([photo], 0));
  // Some pickers offer every file, whatever they are told to accept.
  const files = usePhotoInput('files', t('start.file'), (file) => (isNoPhoto(file) ? take([], 1) : take([file], 0)));
  return (
    <>
      <div className="ktp-btns">
        <button className="ktp-btn" data-kind="primary" data-size="big" type="button" onClick={onCamera ?? device.open}>
          <Icon name="camera" />
          <span>
            {t('start.camera')}
            <small>{t('start.camera.more')}</small>
          </span>
        </button>
        <button className="ktp-btn" data-size="big" type="button" onClick={files.open}>
          <Icon name="file" />
          <span>
            {t('start.file')}
            <small>{t('start.file.more')}</small>
          </span>
        </button>
      </div>
      {files.input}
      {device.input}
    </>
  );
}

/**
 * Two plain buttons, one for the device's camera and one for a file, in an area where a photo can be dropped or pasted.
 * Several files, or one that is not a photo, are refused in words; the same file can be chosen twice. Renders a
 * `<div>`.
 */
export function KtpDropzone({ onPhoto, onCamera, lang = 'id', labels, className, children }: KtpDropzoneProps) {
  const t = startTranslator(lang, labels);
  const { problem, take } = useOnePhoto(onPhoto);
  usePaste(take);
  // If it cannot be fetched, the two buttons remain.
  const drop = useLate(lateDrop, useCanDrop());
  const [target, setTarget] = useState<DropTarget | null>(null);
  return (
    <div
      {...(target?.props ?? NOT_YET)}
      className={['ktp-drop', className].filter(Boolean).join(' ')}
      data-can-drop={target ? '' : undefined}
      data-drag={target?.over}
    >
      {drop.part ? <drop.part.PhotoDrop onDrop={take} onTarget={setTarget} /> : null}
      <p className="ktp-drop-hint">{target?.over ? t('start.drop.over') : t('start.drop')}</p>
      <Ways {...{ t, take, onCamera }} />
      <p className="ktp-problem" role="alert">
        {problem ? t(problem) : ''}
      </p>
      {children}
    </div>
  );
}
