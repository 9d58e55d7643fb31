'use client';
import { useCallback, useEffect } from 'react';
import { type DropzoneState, type FileRejection, useDropzone } from 'react-dropzone';

/** What makes an element a place to drop a photo on. */
export interface DropTarget {
  readonly props: ReturnType<DropzoneState['getRootProps']>;
  /** What is held over it: something that may be a photo, or something that is none. */
  readonly over: 'over' | 'reject' | undefined;
}

export interface PhotoDropProps {
  readonly onDrop: (photos: readonly File[], refused: number) => void;
  readonly onTarget: (target: DropTarget) => void;
}

const PHOTOS = { 'image/*': ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.heic', '.heif'] };

/** Dropping, for the element that takes the props it hands out. A file of its own: phones, which drop nothing, never fetch it. */
export function PhotoDrop({ onDrop, onTarget }: PhotoDropProps) {
  // The same function each time: with another the props would be others, and handing them out would never end.
  const take = useCallback(
    (accepted: File[], rejected: readonly FileRejection[]) => {
      if (accepted.length + rejected.length > 0) onDrop(accepted, rejected.length);
    },
    [onDrop],
  );
  const { getRootProps, isDragActive, isDragReject } = useDropzone({
    accept: PHOTOS,
    multiple: true, // so that two files can be told apart from one
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
