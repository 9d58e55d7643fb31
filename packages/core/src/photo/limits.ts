/** The limits of a photo, wherever one is measured. */
export const PHOTO_LIMITS = {
  /** Bytes of a photo that is sent: 7 MB after Base64, the most the API accepts. */
  bytes: 5_250_000,
  /** Mean luminance, 0 to 255, below which a card is too dark to be read. */
  dark: 62,
  /** Mean luminance above which it is too bright. */
  bright: 232,
  /** Share of the card that a reflection may burn out. */
  glare: 0.012,
} as const;
