'use client';
import { useCallback, useEffect } from 'react';
import { type DropzoneState, type FileRejection, useDropzone } from 'react-dropzone';

/** What turns an element into a drop target for photos. */
export interface DropTarget {
  readonly props: ReturnType<DropzoneState['getRootProps']>;
  /** What is being dragged over it: possibly a photo, or certainly not one. */
  readonly over: 'over' | 'reject' | undefined;
}

export interface PhotoDropProps {
  readonly onDrop: (photos: readonly File[], refused: number) => void;
  readonly onTarget: (target: DropTarget) => void;
}

const PHOTOS = { 'image/*': ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.heic', '.heif'] };

/**
 * Makes an element a drop target through the props it passes on. A file of its own: phones, which cannot drop files,
 * never fetch it.
 */
export function PhotoDrop({ onDrop, onTarget }: PhotoDropProps) {
  // Must stay the same function: a new one would give new props, and passing them on would never end.
  const take = useCallback(
    (accepted: File[], rejected: readonly FileRejection[]) => {
      if (accepted.length + rejected.length > 0) onDrop(accepted, rejected.length);
    },
    [onDrop],
  );
  const { getRootProps, isDragActive, isDragReject } = useDropzone({
    accept: PHOTOS,
    multiple: true, // so that two files can be told from one
    noClick: true,
    noKeyboard: true,
    noPaste: true, // heard on the whole page, not only with the focus inside
    onDrop: take,
  });
  useEffect(() => {
    const over = isDragActive ? (isDragReject ? 'reject' : 'over') : undefined;
    onTarget({ props: getRootProps({ role: undefined, tabIndex: undefined }), over });
  }, [getRootProps, isDragActive, isDragReject, onTarget]);
  return null;
}
