'use client';
import { KTP_CAMERA_LABELS } from '../texts/allCameraLabels.ts';
import { CameraDialog, type CameraDialogProps } from './CameraDialog.tsx';

/** What `<KtpCamera>` takes. */
export type KtpCameraProps = Omit<CameraDialogProps, 'texts'>;

/**
 * The live camera over the whole window: a frame to lay the card into, one hint at a time, a photo by itself once all
 * is well and a button for it always. Where there is no picture it says why, what helps, and offers the file path.
 * Mount it on a tap: it asks for the camera at once. Renders a `<dialog>`, modal.
 */
export function KtpCamera(props: KtpCameraProps) {
  return <CameraDialog {...props} texts={KTP_CAMERA_LABELS[props.lang ?? 'id']} />;
}
