const SYSTEMS = [
  ['iPhone', /iPhone|iPod/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux|X11/],
] as const;

/** In this order: most browsers also claim to be the ones below them. */
const BROWSERS = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const;

/**
 * The kind of device a hand-over was asked for from, in words of ours: nothing that a request says is passed on as it
 * is.
 */
export interface DeskDevice {
  readonly system: (typeof SYSTEMS)[number][0] | null;
  readonly browser: (typeof BROWSERS)[number][0] | null;
}

/** A longer `User-Agent` is no browser's. */
const LONGEST = 1000;

function first<Name>(kinds: readonly (readonly [Name, RegExp])[], text: string): Name | null {
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** As far as a `User-Agent` tells. It may lie: a hint for a person, never a ground for a decision. */
export function deskDevice(userAgent: string | null): DeskDevice {
  const text = (userAgent ?? '').slice(0, LONGEST);
  return { system: first(SYSTEMS, text), browser: first(BROWSERS, text) };
}
