const SYSTEMS = [
  ['iPhone', /iPhone|iPod/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux|X11/],
] as const;

/** The order matters: most browsers also claim to be the ones below them. */
const BROWSERS = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const;

/** The kind of device that asked for a hand-over, in our own words: no part of a request is passed on unchanged. */
export interface DeskDevice {
  readonly system: (typeof SYSTEMS)[number][0] | null;
  readonly browser: (typeof BROWSERS)[number][0] | null;
}

/** No browser sends a longer `User-Agent`. */
const LONGEST = 1000;

function first<Name>(kinds: readonly (readonly [Name, RegExp])[], text: string): Name | null {
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** As far as the `User-Agent` says. It may lie, so this is a hint for a person and never decides anything. */
export function deskDevice(userAgent: string | null): DeskDevice {
  const text = (userAgent ?? '').slice(0, LONGEST);
  return { system: first(SYSTEMS, text), browser: first(BROWSERS, text) };
}
