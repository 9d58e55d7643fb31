import type { id as cameraId } from './camera/id.ts';
import type { id } from './id.ts';
import type { id as startId } from './start/id.ts';

/** The key of a text of the first screen. */
export type KtpStartLabelKey = keyof typeof startId;

/** The key of a text on screen. */
export type KtpLabelKey = keyof typeof id | KtpStartLabelKey;

/** The key of a text of the live camera. */
export type KtpCameraLabelKey = keyof typeof cameraId;

/** Every text on screen. */
export interface KtpLabels extends Readonly<Record<KtpLabelKey | KtpCameraLabelKey, string>> {}

/** Bahasa Indonesia is the default. */
export type KtpLanguage = 'id' | 'en';

type Params = Readonly<Record<string, string | number>>;

/** Finds texts. */
export interface Translate<Key extends string = KtpLabelKey> {
  /** A text with its parameters filled in. If the text has a singular and a plural, `n` decides. */
  (key: Key, params?: Params): string;
  /** Whether a text with this key exists: rules of a newer core may not have one yet. */
  readonly has: (key: string) => key is Key;
}

/** Creates a function that finds texts in `texts`, preferring the app's own. */
export function translateFrom<Key extends string>(
  texts: Readonly<Record<Key, string>>,
  labels: Readonly<Partial<Record<Key, string>>>,
): Translate<Key> {
  const translate = (key: Key, params: Params = {}): string => {
    const text = labels[key] ?? texts[key];
    const [one = text, many] = text.split('|');
    const chosen = many !== undefined && params['n'] !== 1 ? many : one;
    return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return Object.assign(translate, { has: (key: string): key is Key => Object.hasOwn(texts, key) });
}
