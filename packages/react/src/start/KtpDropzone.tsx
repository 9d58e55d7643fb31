'use client';
import {
  type ComponentType,
  type DragEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { Icon } from '../shared/icons.tsx';
import { startTranslator } from '../texts/startLabels.ts';
import type { DropTarget, PhotoDropProps } from './PhotoDrop.tsx';
import { usePhotoInput } from '../shared/usePhotoInput.tsx';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<KtpDropzone>` takes. */
export interface KtpDropzoneProps extends KtpPartProps {
  /** One photo, as the person chose, dropped, pasted or took it. */
  readonly onPhoto: (photo: File) => void;
  /** Opens a camera in the page. Without it the first button opens the camera app of the device. */
  readonly onCamera?: (() => void) | undefined;
  /** Shown below the two buttons. */
  readonly children?: ReactNode;
}

/** Some devices name no type: those are looked at later, by their bytes. */
const isNoPhoto = ({ type }: File): boolean => type !== '' && !type.startsWith('image/');

/** Until a photo can be dropped: the browser would leave the page and show it. */
const NOT_YET = {
  onDragOver: (event: DragEvent) => event.preventDefault(),
  onDrop: (event: DragEvent) => event.preventDefault(),
};

const MOUSE = '(any-pointer: fine)';

/** Whether there is a mouse, a pen or the like to drop files with. */
function useCanDrop(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(MOUSE);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(MOUSE).matches,
    () => false,
  );
}

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
  const canDrop = useCanDrop();
  const [Drop, setDrop] = useState<ComponentType<PhotoDropProps> | null>(null);
  const [target, setTarget] = useState<DropTarget | null>(null);
  const device = usePhotoInput('camera', t('start.camera'), (photo) => take([photo], 0));
  // Whatever a picker is told to offer, some offer everything.
  const files = usePhotoInput('files', t('start.file'), (file) => (isNoPhoto(file) ? take([], 1) : take([file], 0)));
  useEffect(() => {
    // Where it cannot be fetched, the two buttons are left.
    if (canDrop) import('./PhotoDrop.tsx').then(({ PhotoDrop }) => setDrop(() => PhotoDrop)).catch(() => {});
  }, [canDrop]);
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
      {...(target?.props ?? NOT_YET)}
      className={['ktp-drop', className].filter(Boolean).join(' ')}
      data-can-drop={target ? '' : undefined}
      data-drag={target?.over}
    >
      {Drop ? <Drop onDrop={take} onTarget={setTarget} /> : null}
      <p className="ktp-drop-hint">{target?.over ? t('start.drop.over') : t('start.drop')}</p>
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
      <p className="ktp-problem" role="alert">
        {problem ? t(problem) : ''}
      </p>
      {children}
    </div>
  );
}
