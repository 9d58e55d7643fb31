import type { SpecimenPerson } from '../specimen/person.ts';
import { SAMPLE_PERSON } from '../specimen/samplePerson.ts';
import { specimenSvg } from '../specimen/specimenSvg.ts';

/** What a fake camera sees. Plain data. */
export interface CameraScene {
  /** The address of the card's picture, or `null` for an empty table. */
  readonly card: string | null;
  /** Width of the card as a share of the picture's shorter side. The frame in our camera is about 0.75. */
  readonly size: number;
  /** How far the card's middle is right of the picture's, as a share of that side. */
  readonly x: number;
  /** How far the card's middle is below the picture's, as a share of that side. */
  readonly y: number;
  /** Degrees, clockwise. */
  readonly tilt: number;
  /** Sigma of the blur, in pixels. */
  readonly blur: number;
  /** A white spot on the card, 0 to 1. */
  readonly glare: number;
  /** Share of the light that remains: 1 is all of it; above 1 is too much. */
  readonly light: number;
  /** How far the card swings, as a share of its width. */
  readonly sway: number;
}

const WELL: Omit<CameraScene, 'card'> = { size: 0.73, x: 0, y: -0.07, tilt: 1, blur: 0, glare: 0, light: 1, sway: 0 };

/** Scenes by the hint they cause; `hold` is the good one. */
export const CAMERA_SCENES = {
  'no-card': null,
  'too-far': { ...WELL, size: 0.42 },
  'too-near': { ...WELL, size: 0.9 },
  'off-centre': { ...WELL, y: -0.24 },
  turned: { ...WELL, tilt: 90, size: 0.6 },
  tilted: { ...WELL, tilt: 18, size: 0.66 },
  moving: { ...WELL, size: 0.66, sway: 0.05 },
  blurry: { ...WELL, blur: 9 },
  glare: { ...WELL, glare: 1 },
  'too-dark': { ...WELL, light: 0.25 },
  hold: WELL,
} as const satisfies Readonly<Record<string, Omit<CameraScene, 'card'> | null>>;

/** A name of `CAMERA_SCENES`. */
export type CameraSceneName = keyof typeof CAMERA_SCENES;

/** A scene with this person's specimen in it. */
export function cameraScene(name: CameraSceneName, person: SpecimenPerson = SAMPLE_PERSON): CameraScene {
  const card = `data:image/svg+xml,${encodeURIComponent(specimenSvg(person))}`;
  const scene = CAMERA_SCENES[name];
  return scene ? { ...scene, card } : { ...WELL, card: null };
}
