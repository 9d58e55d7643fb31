// What a photo is measured against, wherever that is done. Numbers by themselves, so that a bundler keeps only those it
// needs.

/** Bytes of a photo that is sent: 7 MB after Base64, which is the most the API takes. */
export const MOST_BYTES = 5_250_000;
/** Mean luminance, 0 to 255, below which a card is too dark to be read. */
export const DARK = 62;
/** Mean luminance above which it is too bright. */
export const BRIGHT = 232;
/** Share of the card that may be burnt out by a reflection. */
export const GLARE = 0.012;

/** The limits of a photo, wherever one is measured. */
export const PHOTO_LIMITS = { bytes: MOST_BYTES, dark: DARK, bright: BRIGHT, glare: GLARE } as const;
