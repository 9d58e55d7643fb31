'use client';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { CameraTexts, CameraTranslate } from '../texts/cameraLabels.ts';
import { translateFrom } from '../texts/translate.ts';
import { usePhotoInput } from '../shared/usePhotoInput.tsx';
import { CameraTrouble } from './CameraTrouble.tsx';
import { CameraView } from './CameraView.tsx';
import { hintLevel, hintWords } from './hintWords.ts';
import type { KtpCapture } from './takeStill.ts';
import { type KtpLiveCamera, useKtpCamera, type UseKtpCameraOptions } from './useKtpCamera.ts';
import { useSpoken } from './useSpoken.ts';
import type { KtpPartProps } from '../shared/partProps.ts';

/** The props of `<CameraDialog>`: all of `<KtpCamera>`'s, and the texts. */
export interface CameraDialogProps extends UseKtpCameraOptions, KtpPartProps {
  /** A photo was taken, automatically or by hand. Remove the camera from the page then. */
  readonly onCapture: (capture: KtpCapture) => void;
  /** A file was chosen instead, or the camera app of the device was used. */
  readonly onFile: (photo: File) => void;
  /** The person wants to close the camera. */
  readonly onClose: () => void;
  readonly texts: CameraTexts;
}

/** Shows the dialog, with the focus on its title, for as long as the camera is on the page. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect: only while the dialog is still in the page can closing it give the focus back to where it was.
  useLayoutEffect(() => {
    const modal = dialog.current!;
    // The DOM of unit tests knows no modal dialogs.
    if (typeof modal.showModal === 'function') modal.showModal();
    else modal.open = true;
    modal.querySelector('h2')!.focus(); // rather than the first button, where the dialog would put it
    return () => modal.close?.();
  }, []);
  return dialog;
}

const hasTrouble = ({ status }: KtpLiveCamera): boolean => status === 'failed' || status === 'paused';

/** What a screen reader announces about the camera's view. */
function sayingOf(t: CameraTranslate, camera: KtpLiveCamera): string {
  if (hasTrouble(camera)) return '';
  const words = hintWords(t, camera.hint);
  if (camera.waitedLong && hintLevel(camera.hint) !== 'hold') return `${words}. ${t('hints.manual')}`;
  return camera.status === 'live' && camera.hint.hint === 'starting' ? t('announce.camera.open') : words;
}

/** Space or Enter takes the photo, T switches the light, L the lens. */
function keysOf(camera: KtpLiveCamera) {
  return (event: KeyboardEvent): void => {
    if (hasTrouble(camera) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = (event.target as Element).closest('button, input') !== null;
    const key = event.key.toLowerCase();
    if ((key === ' ' || key === 'enter') && !onControl) camera.capture();
    else if (key === 't' && camera.torch !== null) camera.setTorch(!camera.torch);
    else if (key === 'l') camera.switchLens();
    else return;
    event.preventDefault();
  };
}

/** `KtpCamera` with its texts passed in, so that a page that loads it lazily loads only one language. */
export function CameraDialog(props: CameraDialogProps) {
  const { onFile, onClose, texts, lang = 'id', labels, className, ...options } = props;
  const t = translateFrom(texts, labels ?? {});
  const camera = useKtpCamera(options);
  const dialog = useModal();
  const id = useId();
  const file = usePhotoInput('files', t('camera.file'), onFile);
  const device = usePhotoInput('camera', t('permission.native'), onFile);
  const { start, failure } = camera;
  // Started once the dialog is shown with its title: both at once would block a slow phone.
  useEffect(start, [start]);
  const spoken = useSpoken(sayingOf(t, camera));
  const part = { t, titleId: id, onFile: file.open, onClose };
  const cancel = (event: SyntheticEvent): void => {
    event.preventDefault(); // the page removes the camera; the dialog does not close by itself
    onClose();
  };
  const classes = ['ktp-cam-dialog', className].filter(Boolean).join(' ');
  return (
    <dialog
      ref={dialog}
      className={classes}
      lang={lang}
      aria-labelledby={id}
      onCancel={cancel}
      onKeyDown={keysOf(camera)}
    >
      {hasTrouble(camera) ? (
        <CameraTrouble key={failure} {...part} failure={failure} onAgain={start} onDevice={device.open} />
      ) : (
        <CameraView {...part} camera={camera} />
      )}
      {file.input}
      {device.input}
      <p className="ktp-hide" role="status">
        {spoken}
      </p>
    </dialog>
  );
}
