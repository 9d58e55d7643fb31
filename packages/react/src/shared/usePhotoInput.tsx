'use client';
import { type ReactNode, useRef } from 'react';

/**
 * A hidden file input and a function that opens it. With `camera` it opens the camera app of the device: that needs no
 * permission, and Android's photo picker would hide the camera. The same photo can be chosen twice.
 */
export function usePhotoInput(
  from: 'camera' | 'files',
  label: string,
  onPhoto: (photo: File) => void,
): { readonly input: ReactNode; readonly open: () => void } {
  const element = useRef<HTMLInputElement>(null);
  const input = (
    <input
      ref={element}
      type="file"
      accept="image/*"
      capture={from === 'camera' ? 'environment' : undefined}
      hidden
      tabIndex={-1}
      aria-label={label}
      onChange={(event) => {
        const photo = event.target.files?.[0];
        event.target.value = ''; // otherwise choosing the same photo again would be no change
        if (photo) onPhoto(photo);
      }}
    />
  );
  return { input, open: () => element.current?.click() };
}
