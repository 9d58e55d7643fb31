'use client';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { CameraTexts } from '../texts/cameraLabels.ts';
import { translateFrom } from '../texts/translate.ts';
import { usePhotoInput } from '../shared/usePhotoInput.tsx';
import { CameraTrouble } from './CameraTrouble.tsx';
import { CameraView } from './CameraView.tsx';
import { hintLevel, hintWords } from './hintWords.ts';
import type { KtpCapture } from './takeStill.ts';
import { useKtpCamera, type UseKtpCameraOptions } from './useKtpCamera.ts';
import { useSpoken } from './useSpoken.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

/** What `<CameraDialog>` takes: all of `<KtpCamera>`, and the texts. */
export interface CameraDialogProps extends UseKtpCameraOptions, KtpPartProps {
  /** A photo was taken, by itself or by hand. Take the camera off the page then. */
  readonly onCapture: (capture: KtpCapture) => void;
  /** A file was chosen instead, or the camera app of the device was used. */
  readonly onFile: (photo: File) => void;
  /** The person wants the camera gone. */
  readonly onClose: () => void;
  readonly texts: CameraTexts;
}

/** `KtpCamera` with its words given: whoever loads it lazily loads one language only. */
export function CameraDialog({
  onFile,
  onClose,
  texts,
  lang = 'id',
  labels,
  className,
  ...options
}: CameraDialogProps) {
  const t = translateFrom(texts, labels ?? {});
  const camera = useKtpCamera(options);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const file = usePhotoInput('files', t('camera.file'), onFile);
  const device = usePhotoInput('camera', t('permission.native'), onFile);
  const { start, status, failure } = camera;
  const troubled = status === 'failed' || status === 'paused';

  // A layout effect: only while the dialog is still in the page can closing it give the focus back to where it was.
  useLayoutEffect(() => {
    const modal = dialog.current!;
    modal.showModal();
    modal.querySelector('h2')!.focus(); // and not the first button, where the dialog would put it
    return () => modal.close();
  }, []);
  // The camera, and with it all but the title, comes after that: at once they would hold up a slow phone.
  useEffect(start, [start]);

  const words = hintWords(t, camera.hint);
  const isGood = hintLevel(camera.hint) === 'hold';
  const opened = status === 'live' && camera.hint.hint === 'starting' ? t('announce.camera.open') : words;
  const saying = camera.waitedLong && !isGood ? `${words}. ${t('hints.manual')}` : opened;
  const spoken = useSpoken(troubled ? '' : saying);

  const keys = (event: KeyboardEvent): void => {
    if (troubled || event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = (event.target as Element).closest('button, input') !== null;
    const key = event.key.toLowerCase();
    if ((key === ' ' || key === 'enter') && !onControl) camera.capture();
    else if (key === 't' && camera.torch !== null) camera.setTorch(!camera.torch);
    else if (key === 'l') camera.switchLens();
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={['ktp-cam-dialog', className].filter(Boolean).join(' ')}
      lang={lang}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault(); // the page takes the camera away, the dialog does not close by itself
        onClose();
      }}
      onKeyDown={keys}
    >
      {troubled ? (
        <CameraTrouble
          key={failure}
          t={t}
          failure={failure}
          titleId={id}
          onAgain={start}
          onDevice={device.open}
          onFile={file.open}
          onClose={onClose}
        />
      ) : (
        <CameraView t={t} camera={camera} titleId={id} onFile={file.open} onClose={onClose} />
      )}
      {file.input}
      {device.input}
      <p className="ktp-hide" role="status">
        {spoken}
      </p>
    </dialog>
  );
}
