import { drawSpecimen, inventPerson, type SpecimenOptions } from '@ktp-ocr/testing';
import { drawLibraryCard } from './libraryCard.ts';

/** The photos people can try the scanner with, each with one thing that may go wrong. */
export const SPECIMENS = ['clean', 'tilted', 'glare', 'dark', 'photocopy', 'notAKtp'] as const;
export type Specimen = (typeof SPECIMENS)[number];

const OPTIONS: Readonly<Record<Exclude<Specimen, 'notAKtp'>, SpecimenOptions>> = {
  clean: { margin: 0.06, tilt: 1.5 },
  tilted: { margin: 0.1, tilt: -8, perspective: 0.5, clutter: 0.6 },
  glare: { margin: 0.08, tilt: 2, glare: 0.75 },
  dark: { margin: 0.08, tilt: 1, dark: 0.3 },
  photocopy: { margin: 0.04, photocopy: true },
};

/** Draws one, with an invented person: JPEG. */
export function drawPhoto(specimen: Specimen, seed: number, width: number): Promise<Blob> {
  if (specimen === 'notAKtp') return drawLibraryCard(width);
  return drawSpecimen(inventPerson(seed), { ...OPTIONS[specimen], width, seed });
}
