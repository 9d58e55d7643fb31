'use client';
import { KTP_CAMERA_LABELS } from '../texts/allCameraLabels.ts';
import { CameraDialog, type CameraDialogProps } from './CameraDialog.tsx';

/** The props of `<KtpCamera>`. */
export type KtpCameraProps = Omit<CameraDialogProps, 'texts'>;

/**
 * The live camera over the whole window: a frame for the card, one hint at a time, an automatic photo once all is well,
 * and always a button to take one. If there is no picture, it says why and what helps, and offers the file picker.
 * Mount it on a tap: it asks for the camera at once. Renders a modal `<dialog>`.
 */
export function KtpCamera(props: KtpCameraProps) {
  return <CameraDialog {...props} texts={KTP_CAMERA_LABELS[props.lang ?? 'id']} />;
}
